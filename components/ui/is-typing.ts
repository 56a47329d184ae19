/** Whether a key belongs to a field or to a shortcut of the browser, so that a page's single keys must not act. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("input:not([type=checkbox], [type=radio]), select, textarea") ||
      target.closest("dialog") !== null)
  );
}
