import { VisibleText } from "@/components/ui/visible-text";
import type { DiffLine } from "@/lib/map/line-diff";

const SIGNS = { same: " ", removed: "−", added: "+" } as const;
const NAMES = { same: "", removed: "removed: ", added: "added: " } as const;
const TONES = { same: "", removed: "bg-hair text-dim line-through", added: "bg-hair font-semibold" } as const;

/** The lines of a text, those that go and those that come told apart by sign and weight. */
export function DiffLines({ lines }: { lines: DiffLine[] }) {
  return (
    <pre
      // Long lines are read by scrolling, also by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
      tabIndex={0}
      className="relative max-h-[60dvh] overflow-auto rounded-lg border bg-panel p-3 text-xs leading-5"
    >
      {lines.map(({ kind, text }, line) => (
        // Lines have no name of their own.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the text is what tells them apart
        <span key={line} className={`block ${TONES[kind]}`}>
          <span aria-hidden>{SIGNS[kind]} </span>
          <span className="sr-only">{NAMES[kind]}</span>
          <VisibleText text={text} />
        </span>
      ))}
    </pre>
  );
}
