import { formatCount } from "@/lib/format/number";
import { VisibleText } from "./visible-text";

export type UnmappedValue = { dimension: string; value: string; count: number };

/** Raw values by dimension, with the observations that hold them. */
export function UnmappedTable({
  values,
  labels,
}: {
  values: UnmappedValue[];
  /** What dimensions are called, by id. */
  labels?: Map<string, string>;
}) {
  return (
    <table className="w-full max-w-3xl">
      <thead className="text-left text-xs text-dim">
        <tr>
          <th className="py-1 pr-4 font-normal">Dimension</th>
          <th className="pr-4 font-normal">Value in the logs</th>
          <th className="text-right font-normal">Observations</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ dimension, value, count }) => (
          <tr key={`${dimension}:${value}`} className="border-t">
            <td className="py-1 pr-4 whitespace-nowrap">{labels?.get(dimension) ?? dimension}</td>
            <td className="pr-4 break-all">
              <VisibleText text={value} />
            </td>
            <td className="text-right">{formatCount(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
