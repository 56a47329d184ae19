import { Fragment } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount, formatInterval, formatQuantity, formatRate } from "@/lib/format/number";
import { formatP } from "@/lib/format/p-value";
import { formatVisibleText } from "@/lib/format/visible-text";
import type { DiscoveredField, DiscoveredValue } from "@/lib/map/discovery/rank-fields";

/** Fields with how much of the failures they explain, their values, and the step that adds each. */
export function DiscoveredTable({
  fields,
  isAdded,
  onAdd,
}: {
  fields: DiscoveredField[];
  /** Whether the draft reads the field by now. */
  isAdded: (field: DiscoveredField) => boolean;
  onAdd: (field: DiscoveredField) => void;
}) {
  return (
    <table className="mt-2 w-full">
      <thead className="text-left text-xs text-dim">
        <tr>
          <th className="py-1 pr-3 font-normal">Field</th>
          <th className="pr-3 text-right font-normal">
            <abbr title="Bias-corrected Cramér's V, 0 to 1" className="no-underline">
              V
            </abbr>
          </th>
          <th className="pr-3 text-right font-normal">p</th>
          <th className="pr-3 text-right font-normal">
            <abbr title="p adjusted for the number of fields tested" className="no-underline">
              q
            </abbr>
          </th>
          <th className="pr-3 text-right font-normal">n</th>
          <th className="pr-3 text-right font-normal">Runs that have it</th>
          <th className="screen-only w-0">
            <span className="sr-only">Acts</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <Fragment key={field.from.join()}>
            <tr className="border-t align-baseline">
              <th scope="row" className="py-1 pr-3 text-left font-normal break-all">
                <VisibleText text={field.from[0]!} />
              </th>
              <td className="pr-3 text-right">{field.v.toFixed(2)}</td>
              <td className="pr-3 text-right whitespace-nowrap">
                {formatP(field.p)}
                {field.p_from === "permutation" && <span className="text-dim"> perm.</span>}
              </td>
              <td className="pr-3 text-right whitespace-nowrap">{formatP(field.q)}</td>
              <td className="pr-3 text-right">{formatCount(field.n)}</td>
              <td className="pr-3 text-right whitespace-nowrap">{formatRate(field.coverage)}</td>
              <td className="screen-only text-right whitespace-nowrap">
                {isAdded(field) ? (
                  <span className="text-dim">in the draft</span>
                ) : (
                  <button
                    type="button"
                    aria-label={`Add ${formatVisibleText(field.from[0]!)} as a dimension`}
                    onClick={() => onAdd(field)}
                    className="control"
                  >
                    Add
                  </button>
                )}
              </td>
            </tr>
            <tr>
              <td colSpan={7} className="pb-1">
                <details>
                  <summary className="w-fit text-xs text-dim hover:text-ink">
                    ▸ {formatQuantity(field.values.length, "value")}: {describeRates(field.values)}
                  </summary>
                  <Values field={field} />
                </details>
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function describeRates(values: DiscoveredValue[]): string {
  const rates = values.map(({ rate }) => rate);
  return `${formatRate(Math.min(...rates))} to ${formatRate(Math.max(...rates))} fail`;
}

function Values({ field: { from, values, small } }: { field: DiscoveredField }) {
  return (
    <>
      <table aria-label={`Values of ${formatVisibleText(from[0]!)}`} className="mt-1 ml-4 text-xs">
        <thead className="text-left text-dim">
          <tr>
            <th className="py-0.5 pr-4 font-normal">Value</th>
            <th className="pr-4 text-right font-normal">n</th>
            <th className="pr-4 text-right font-normal">Failed</th>
            <th className="pr-4 text-right font-normal">Rate</th>
            <th className="text-right font-normal">95 % interval</th>
          </tr>
        </thead>
        <tbody>
          {values.map(({ label, test, n, fail, rate, interval }) => (
            <tr key={`${test === null} ${label}`} className="border-t">
              <th scope="row" className="py-0.5 pr-4 text-left font-normal break-all">
                {test === null ? <i>{label}</i> : <VisibleText text={label} />}
              </th>
              <td className="pr-4 text-right">{formatCount(n)}</td>
              <td className="pr-4 text-right">{formatCount(fail)}</td>
              <td className="pr-4 text-right whitespace-nowrap">{formatRate(rate)}</td>
              <td className="text-right whitespace-nowrap">{formatInterval(interval)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {small && <p className="mt-1 ml-4 text-xs text-dim">Counts are small: p is by permutation.</p>}
    </>
  );
}
