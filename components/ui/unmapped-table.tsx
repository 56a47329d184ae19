import type { ReactNode } from "react";
import { formatCount } from "@/lib/format/number";
import { VisibleText } from "./visible-text";

export type UnmappedValue = { dimension: string; value: string; count: number };

/** Raw values by dimension, with the observations that hold them. */
export function UnmappedTable<Value extends UnmappedValue>({
  values,
  labels,
  more = [],
}: {
  values: Value[];
  /** What dimensions are called, by id. */
  labels?: Map<string, string>;
  /** Columns besides. */
  more?: { title: string; isOnScreen?: boolean; render: (value: Value) => ReactNode }[];
}) {
  return (
    <table className="w-full max-w-3xl">
      <thead className="text-left text-xs text-dim">
        <tr>
          <th className="py-1 pr-4 font-normal">Dimension</th>
          <th className="pr-4 font-normal">Value in the logs</th>
          <th className="text-right font-normal">Observations</th>
          {more.map(({ title, isOnScreen }) => (
            <th key={title} className={`pl-4 font-normal ${isOnScreen ? "screen-only" : ""}`}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {values.map((row) => (
          <tr key={`${row.dimension}:${row.value}`} className="border-t align-baseline">
            <td className="py-1 pr-4 whitespace-nowrap">{labels?.get(row.dimension) ?? row.dimension}</td>
            <td className="pr-4 break-all">
              <VisibleText text={row.value} />
            </td>
            <td className="text-right">{formatCount(row.count)}</td>
            {more.map(({ title, isOnScreen, render }) => (
              <td key={title} className={`pl-4 whitespace-nowrap ${isOnScreen ? "screen-only" : ""}`}>
                {render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
