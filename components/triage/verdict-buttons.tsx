import type { DecidedVerdict } from "@/lib/coverage/decision";
import { VERDICT_CHOICES } from "./verdict-choices";

/** One button a verdict, each with its key. */
export function VerdictButtons({
  isDisabled,
  onChoose,
}: {
  isDisabled: boolean;
  onChoose: (verdict: DecidedVerdict) => void;
}) {
  return (
    <fieldset aria-label="Verdict" className="flex flex-wrap gap-1">
      {VERDICT_CHOICES.map(({ key, verdict, label, effect }) => (
        <button
          key={verdict}
          type="button"
          disabled={isDisabled}
          title={effect}
          aria-keyshortcuts={key}
          onClick={() => onChoose(verdict)}
          className="control px-2 disabled:cursor-default disabled:text-dim disabled:hover:border-line"
        >
          <kbd className="rounded border border-b-2 px-1 text-[11px] text-dim">{key}</kbd>
          {label}
        </button>
      ))}
    </fieldset>
  );
}
