import type { ReactNode } from "react";

export type ThingColumn = { name: string; isNumber?: boolean };

/** Table of stored things, one to a row; its last column is for what can be done with each. */
export function ThingTable({
  caption,
  columns,
  children,
}: {
  caption: string;
  columns: ThingColumn[];
  children: ReactNode;
}) {
  return (
    <div className="relative overflow-x-auto">
      <table className="w-full">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-xs text-dim">
          <tr>
            {columns.map(({ name, isNumber }, i) => (
              <th
                key={name}
                className={`font-normal whitespace-nowrap ${i === 0 ? "py-1.5 pr-4" : "px-3"} ${isNumber ? "text-right" : "text-left"}`}
              >
                {name}
              </th>
            ))}
            <th className="w-8">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
