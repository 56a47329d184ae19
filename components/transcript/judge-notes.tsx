import { Gavel } from "lucide-react";
import { VisibleText } from "@/components/ui/visible-text";
import type { NumberedNote } from "@/lib/transcript/message-ranges";
import type { AddressedWords } from "@/lib/url/run-url";

const QUOTE_CHARACTERS = 300;

/** What the judge says of a message, and whether the words it quotes are there. */
export function JudgeNotes({
  notes,
  missing,
  current,
}: {
  notes: NumberedNote[];
  missing: ReadonlySet<number>;
  current: AddressedWords | null;
}) {
  return notes.map(({ highlight, note, quote = "" }) => {
    const isCurrent = current?.kind === "judge" && current.id === String(highlight);
    return (
      <div
        key={highlight}
        role="note"
        aria-label="Note of the judge"
        className={`mt-2 rounded border-l-4 border-l-alarm bg-hair px-2.5 py-1.5 text-ink [overflow-wrap:anywhere] ${isCurrent ? "outline-1 outline-accent" : ""}`}
      >
        <span className="mr-1.5 inline-flex items-center gap-1 align-middle text-xs text-dim">
          <Gavel size={12} aria-hidden /> judge
        </span>
        <VisibleText text={note} />
        {missing.has(highlight) && (
          <p className="mt-0.5 text-xs text-dim">
            The words it quotes are not in this message: “
            <VisibleText text={quote.slice(0, QUOTE_CHARACTERS)} />
            {quote.length > QUOTE_CHARACTERS && "…"}”
          </p>
        )}
      </div>
    );
  });
}
