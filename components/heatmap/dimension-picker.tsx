"use client";

import type { ReactNode } from "react";
import type { LineOrder } from "@/lib/coverage/heatmap-order";
import type { Dimension } from "@/lib/map/coverage-map";
import { type MapQuery, placeDimensions } from "@/lib/url/map-url";
import { StateLink, useMapState } from "./map-state";

const ORDER_LABELS: Record<LineOrder, string> = {
  map: "map order",
  name: "by name",
  gap: "by gap",
  failures: "by failures",
  metric: "by what is shown",
};

/** Places of an address in the order of what is crossed. */
const PLACES = ["rows", "columns", "panels", "deeper"] as const;
type Place = (typeof PLACES)[number];

/** Chooses the crossed dimensions: rows, columns, a third in panels, and further ones for a ranked table. */
export function DimensionPickers() {
  const { map, view } = useMapState();
  const free = map.dimensions.filter(({ id }) => !view.by.includes(id));
  return (
    <>
      {view.by.map((id, index) => (
        <DimensionPicker key={id} index={index} />
      ))}
      {view.by.length === 1 && free.length > 0 && <DimensionPicker index={1} />}
      {view.by.length > 1 && free.length > 0 && <MoreDimensions free={free} />}
    </>
  );
}

/** One crossed dimension, and the order of its rows or columns; a form where there is no JavaScript. */
function DimensionPicker({ index }: { index: number }) {
  const { map, query, view, apply } = useMapState();
  const { by } = view;
  const own = by[index];
  const place = PLACES[Math.min(index, 3)]!;
  const orderKey = ORDER_KEYS[place];
  // A table of more dimensions is ordered by its rank.
  const isOrdered = orderKey !== null && own !== undefined && by.length < 4;
  const choose = (id: string) => {
    const other = by.indexOf(id);
    // Choosing the dimension of another place exchanges the two.
    const next = by.map((known, i) => (i === index ? id : i === other ? own! : known));
    if (own === undefined) next.push(id);
    apply(placeDimensions(next.filter((known) => known !== "")));
  };
  return (
    <PlaceForm place={place} index={index} isOrdered={isOrdered}>
      <span aria-hidden className="text-dim">
        {NAMES[place]}
      </span>
      <select
        name={place}
        aria-label={index < 4 ? NAMES[place] : `${NAMES[place]} ${index - 2}`}
        value={own ?? ""}
        onChange={(event) => choose(event.target.value)}
        className="max-w-60 bg-panel font-medium"
      >
        {place !== "rows" && <option value="">none</option>}
        {map.dimensions.map((dimension) => (
          <option key={dimension.id} value={dimension.id}>
            {dimension.label}
          </option>
        ))}
      </select>
      {isOrdered && (
        <select
          name={orderKey}
          aria-label={`Order of ${place}`}
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
      )}
      {index > 1 && (
        <StateLink
          change={placeDimensions(by.filter((_, i) => i !== index))}
          aria-label={`Cross without ${map.dimensions.find(({ id }) => id === own)?.label ?? own}`}
          className="px-1 text-dim hover:text-ink"
        >
          ×
        </StateLink>
      )}
    </PlaceForm>
  );
}

const NAMES: Record<Place, string> = { rows: "Rows", columns: "Columns", panels: "Panels", deeper: "And" };
const ORDER_KEYS = { rows: "row_order", columns: "column_order", panels: null, deeper: null } as const;

/** Crosses one more dimension. */
function MoreDimensions({ free }: { free: Dimension[] }) {
  const { view, apply } = useMapState();
  const index = view.by.length;
  return (
    <PlaceForm place={PLACES[Math.min(index, 3)]!} index={index} isOrdered={false}>
      <select
        name={PLACES[Math.min(index, 3)]}
        aria-label="One more dimension"
        value=""
        onChange={(event) => apply(placeDimensions([...view.by, event.target.value]))}
        className="max-w-60 bg-panel text-dim"
      >
        <option value="">+ dimension</option>
        {free.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </PlaceForm>
  );
}

/** What a form without JavaScript sends along: everything but what it chooses. */
function PlaceForm({
  place,
  index,
  isOrdered,
  children,
}: {
  place: Place;
  index: number;
  isOrdered: boolean;
  children: ReactNode;
}) {
  const { project, query, view } = useMapState();
  const { deeper, ...placed } = placeDimensions(view.by);
  const orderKey = isOrdered ? ORDER_KEYS[place] : null;
  const hidden = {
    ...query,
    ...placed,
    at: [],
    deeper: [],
    [place]: null,
    ...(orderKey && { [orderKey]: null }),
  };
  const own = index - 3;
  return (
    <form action={`/p/${encodeURIComponent(project)}/map`} className="control pr-1">
      <noscript>
        <HiddenWords query={hidden} />
        <HiddenWords query={{ deeper: place === "deeper" ? deeper.slice(0, own) : deeper }} />
      </noscript>
      {children}
      <noscript>
        {place === "deeper" && <HiddenWords query={{ deeper: deeper.slice(own + 1) }} />}
        <button type="submit">Show</button>
      </noscript>
    </form>
  );
}

function HiddenWords({ query }: { query: Partial<MapQuery> }) {
  return Object.entries(query)
    .flatMap(([key, value]) =>
      value === null ? [] : [value].flat().map((word) => ({ key, text: String(word) })),
    )
    .map(({ key, text }) => <input key={`${key}=${text}`} type="hidden" name={key} value={text} />);
}
