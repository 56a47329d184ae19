"use client";

import { type RefObject, useState } from "react";
import { Menu } from "@/components/ui/menu";
import type { Facets } from "@/lib/coverage/count-facets";
import { type FilterSection as Section, searchSections } from "@/lib/coverage/filter-choices";
import { DateFilter } from "./date-filter";
import { FilterSection } from "./filter-section";
import { walkMenu } from "./walk-menu";

/** Filters by any value of any dimension, and by when runs started: each choice is a link of the page. */
export function FilterMenu({
  detailsRef,
  sections,
  facets,
  note,
  onOpenChange,
}: {
  detailsRef: RefObject<HTMLDetailsElement | null>;
  sections: Section[];
  /** Observations that each value would keep; null where they are not known, or not yet. */
  facets: Facets | null;
  /** What they count, where that is not every observation. */
  note?: string | null;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const [wanted, setWanted] = useState("");
  const found = searchSections(sections, wanted);
  return (
    <Menu
      detailsRef={detailsRef}
      onOpenChange={onOpenChange}
      label={
        <>
          + Filter
          <kbd className="rounded border border-b-2 px-1 text-[11px] text-dim">/</kbd>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the links within. */}
      <div onKeyDown={walkMenu}>
        <input
          type="search"
          aria-label="Find a dimension or value to filter by"
          placeholder="Dimension or value"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          className="mb-1 w-full rounded-md border bg-paper px-2 py-1 placeholder:text-dim"
        />
        {found.length === 0 && (
          <p role="status" className="px-2 text-dim">
            No dimension or value is called so.
          </p>
        )}
        {note && <p className="px-2 pb-1 text-xs text-dim">{note}</p>}
        {found.map((section) => (
          <FilterSection key={section.id} section={section} counts={facets?.get(section.id) ?? null} />
        ))}
        {wanted === "" && <DateFilter />}
      </div>
    </Menu>
  );
}
