"use client";

import type { LineOrder } from "@/lib/coverage/heatmap-order";
import type { MapQuery } from "@/lib/url/map-url";
import { useMapState } from "./map-state";

const ORDER_LABELS: Record<LineOrder, string> = {
  map: "map order",
  name: "by name",
  gap: "by gap",
  failures: "by failures",
  metric: "by what is shown",
};

/** Chooses the dimension of the rows or columns and their order; a form where there is no JavaScript. */
export function DimensionPicker({ axis }: { axis: "rows" | "columns" }) {
  const { project, map, query, view, apply } = useMapState();
  const index = axis === "rows" ? 0 : 1;
  const own = view.by[index];
  const other = view.by[1 - index];
  const orderKey = axis === "rows" ? "row_order" : "column_order";
  const name = axis === "rows" ? "Rows" : "Columns";
  if (own === undefined) return null;
  const choose = (id: string) => {
    // Choosing the other axis' dimension exchanges the two.
    const rest = id === other ? own : other;
    apply(axis === "rows" ? { rows: id, columns: rest ?? null } : { rows: rest ?? null, columns: id });
  };
  return (
    <form action={`/p/${encodeURIComponent(project)}/map`} className="control pr-1">
      <HiddenState query={query} except={[axis, orderKey, "at"]} />
      <span aria-hidden className="text-dim">
        {name}
      </span>
      <select
        name={axis}
        aria-label={name}
        value={own}
        onChange={(event) => choose(event.target.value)}
        className="max-w-60 bg-panel font-medium"
      >
        {map.dimensions.map((dimension) => (
          <option key={dimension.id} value={dimension.id}>
            {dimension.label}
          </option>
        ))}
      </select>
      <select
        name={orderKey}
        aria-label={`Order of ${axis}`}
        value={query[orderKey]}
        onChange={(event) => apply({ [orderKey]: event.target.value })}
        className="bg-panel text-dim"
      >
        {Object.entries(ORDER_LABELS).map(([order, label]) => (
          <option key={order} value={order}>
            {label}
          </option>
        ))}
      </select>
      <noscript>
        <button type="submit">Show</button>
      </noscript>
    </form>
  );
}

function HiddenState({ query, except }: { query: MapQuery; except: string[] }) {
  return Object.entries(query)
    .filter(([key]) => !except.includes(key))
    .flatMap(([key, value]) => (value === null ? [] : [value].flat().map((text) => ({ key, text }))))
    .map(({ key, text }) => <input key={`${key}=${text}`} type="hidden" name={key} value={text} />);
}
