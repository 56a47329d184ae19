import type { UnmappedValue } from "@/components/ui/unmapped-table";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount } from "@/lib/format/number";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { Edit } from "@/lib/map/edits/edit";
import type { Act } from "./act";

/** Raw texts that no value recognises, each assignable. */
export function UnmappedList({
  map,
  values,
  edits,
  onAct,
}: {
  map: CoverageMap;
  values: UnmappedValue[];
  /** Steps that may have assigned some. */
  edits: readonly Edit[];
  onAct: (act: Act) => void;
}) {
  const isAssigned = ({ dimension, value }: UnmappedValue) =>
    edits.some((edit) => edit.kind === "assign_value" && edit.dimension === dimension && edit.text === value);
  const known = values.filter(
    (value) => map.dimensions.some(({ id }) => id === value.dimension) && !isAssigned(value),
  );
  if (known.length === 0) return null;
  return (
    <section aria-label="Values the map does not know">
      <h2 className="mb-1 text-[15px]">Values the map does not know</h2>
      <table className="w-full">
        <thead className="text-left text-xs text-dim">
          <tr>
            <th className="py-1 pr-3 font-normal">Dimension</th>
            <th className="pr-3 font-normal">Value in the logs</th>
            <th className="pr-3 text-right font-normal">Observations</th>
            <th className="screen-only w-0">
              <span className="sr-only">Acts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {known.map(({ dimension, value, count }) => (
            <tr key={`${dimension}:${value}`} className="border-t align-baseline">
              <td className="py-1 pr-3">{dimension}</td>
              <td className="pr-3 break-all">
                <VisibleText text={value} />
              </td>
              <td className="pr-3 text-right">{formatCount(count)}</td>
              <td className="screen-only text-right">
                <button
                  type="button"
                  onClick={() => onAct({ kind: "assign", dimension, text: value })}
                  className="control text-dim"
                >
                  Assign
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
