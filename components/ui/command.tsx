/** A command to run in a terminal, easy to select. */
export function Command({ children }: { children: string }) {
  return (
    <pre className="rounded-md bg-hair px-3 py-2 break-words whitespace-pre-wrap text-ink select-all">
      <code>{children}</code>
    </pre>
  );
}
