"use client";

import { type RefObject, useRef, useState } from "react";
import { Menu } from "@/components/ui/menu";
import { type Filter, formatFilter } from "@/lib/coverage/filter";
import type { Dimension } from "@/lib/map/coverage-map";
import { NONE_ID, OTHER_ID } from "@/lib/map/coverage-map";
import { ChoiceLink, useChoice } from "./choice";

/** Adds filters: each value of each dimension is a link that puts it into its dimension's filter. */
export function FilterMenu({ detailsRef }: { detailsRef: RefObject<HTMLDetailsElement | null> }) {
  const { map } = useChoice();
  const [wanted, setWanted] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const matches = (text: string) => text.toLowerCase().includes(wanted.trim().toLowerCase());
  return (
    <Menu
      detailsRef={detailsRef}
      label={
        <>
          + Filter
          <kbd className="rounded border border-b-2 px-1 text-[11px] text-dim">/</kbd>
        </>
      }
    >
      <input
        ref={input}
        type="search"
        aria-label="Find a dimension or value to filter by"
        placeholder="Dimension or value"
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        className="mb-1 w-full rounded-md border bg-paper px-2 py-1 placeholder:text-dim"
      />
      {map.dimensions.map((dimension) => (
        <DimensionValues key={dimension.id} dimension={dimension} matches={matches} />
      ))}
    </Menu>
  );
}

function DimensionValues({
  dimension,
  matches,
}: {
  dimension: Dimension;
  matches: (text: string) => boolean;
}) {
  const { view } = useChoice();
  const own = view.where.find((filter) => filter.dimension === dimension.id);
  const declared = dimension.values.map(({ id, label }) => ({ id, label }));
  const undeclared = [OTHER_ID, NONE_ID]
    .filter((id) => !declared.some((value) => value.id === id))
    .map((id) => ({ id, label: id }));
  const shown = [...declared, ...undeclared].filter(
    (value) => matches(dimension.label) || matches(value.label) || matches(value.id),
  );
  if (shown.length === 0) return null;
  return (
    <section aria-label={dimension.label} className="border-t py-1 first-of-type:border-t-0">
      <h3 className="px-2 text-xs text-dim">{dimension.label}</h3>
      <ul>
        {shown.map(({ id, label }) => {
          const isChosen = own?.values.includes(id) ?? false;
          const where = view.where.filter((filter) => filter !== own);
          const values = isChosen
            ? own!.values.filter((other) => other !== id)
            : [...(own?.values ?? []), id];
          if (values.length > 0) {
            where.push({ dimension: dimension.id, values, negate: own?.negate ?? false });
          }
          return (
            <li key={id}>
              <ChoiceLink
                change={{ where: where.map(formatFilter) }}
                aria-current={isChosen ? "true" : undefined}
                className="flex gap-2 rounded px-2 py-0.5 hover:bg-hair"
              >
                <span aria-hidden className="w-3">
                  {isChosen ? "✓" : ""}
                </span>
                {label}
              </ChoiceLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The filters that hold, each with a link to turn it round and one to take it away. */
export function FilterChips() {
  const { map, view } = useChoice();
  return view.where.map((filter) => {
    const dimension = map.dimensions.find(({ id }) => id === filter.dimension);
    const labels = filter.values.map((id) => dimension?.values.find((value) => value.id === id)?.label ?? id);
    const name = `${dimension?.label} ${filter.negate ? "is not" : "is"} ${labels.join(" or ")}`;
    return (
      <span key={formatFilter(filter)} className="control border-transparent! bg-hair! pr-1" title={name}>
        <span className="text-dim">{dimension?.label}</span>
        <ChoiceLink
          change={{ where: replaceFilter(view.where, filter, { ...filter, negate: !filter.negate }) }}
          aria-label={`Turn round: ${name}`}
          className="text-dim underline decoration-dotted underline-offset-2 hover:text-ink"
        >
          {filter.negate ? "is not" : "is"}
        </ChoiceLink>
        <span className="max-w-56 truncate font-medium">{labels.join(" or ")}</span>
        <ChoiceLink
          change={{ where: replaceFilter(view.where, filter, null) }}
          aria-label={`Remove filter: ${name}`}
          className="rounded px-1 text-dim hover:bg-line hover:text-ink"
        >
          ×
        </ChoiceLink>
      </span>
    );
  });
}

function replaceFilter(where: Filter[], old: Filter, next: Filter | null): string[] {
  return where.flatMap((filter) => (filter !== old ? formatFilter(filter) : next ? formatFilter(next) : []));
}
