import { VisibleText } from "@/components/ui/visible-text";
import type { SpecBugSummary } from "@/lib/spec-bugs/spec-bug";

/** A spec bug that may travel with the snapshot. */
export type ChoosableSpecBug = Pick<SpecBugSummary, "number" | "title" | "status" | "severity"> & {
  /** Whether it is linked to a bucket or a run of the view. */
  touches: boolean;
};

/** Chooses whose notes travel with the snapshot. */
export function SpecBugChoice({
  specBugs,
  chosen,
  onChange,
}: {
  specBugs: ChoosableSpecBug[];
  chosen: number[];
  onChange: (chosen: number[]) => void;
}) {
  if (specBugs.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1">
        Notes on spec bugs to include <span className="text-dim">(without what they quote of the log)</span>
      </legend>
      <ul className="max-h-56 overflow-auto rounded-[7px] border">
        {specBugs.map(({ number, title, status, severity, touches }) => (
          <li key={number} className="border-t first:border-t-0">
            <label className="flex items-baseline gap-2 px-2 py-1 hover:bg-hair">
              <input
                type="checkbox"
                checked={chosen.includes(number)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, number] : chosen.filter((other) => other !== number))
                }
              />
              <span className="min-w-0 flex-1">
                <span className="text-dim">{number}</span> <VisibleText text={title} />
                <span className="block text-xs text-dim">
                  {status} · {severity}
                  {touches && " · touches this view"}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
