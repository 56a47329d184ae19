/** The number of a run, as people type it or copy its page's address; null where it is neither. */
export function parseRunWord(text: string): number | null {
  const match = /^(?:#|run )?([1-9]\d{0,14})$|\/runs\/([1-9]\d{0,14})(?:[?#/].*)?$/.exec(text.trim());
  return match ? Number(match[1] ?? match[2]) : null;
}
