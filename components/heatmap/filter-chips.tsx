"use client";

import { isLimited } from "@/lib/coverage/date-range";
import { type Filter, formatFilter } from "@/lib/coverage/filter";
import { formatFilterLabel, getFilterLabel } from "@/lib/coverage/filter-label";
import { formatDateRange } from "@/lib/format/date-range";
import { ChoiceLink, useChoice } from "./choice";

const CHIP = "control border-transparent! bg-hair! pr-1";
const REMOVE = "rounded px-1 text-dim hover:bg-line hover:text-ink";

/** The filters that hold, each with a link to turn it round and one to take it away. */
export function FilterChips() {
  const { map, view } = useChoice();
  return (
    <>
      {view.where.map((filter) => {
        const { label, values } = getFilterLabel(filter, map);
        const name = formatFilterLabel(filter, map);
        return (
          <span key={formatFilter(filter)} className={CHIP} title={name}>
            <span className="max-w-56 truncate text-dim">{label}</span>
            <ChoiceLink
              change={{ where: replaceFilter(view.where, filter, { ...filter, negate: !filter.negate }) }}
              aria-label={`Turn round: ${name}`}
              className="text-dim underline decoration-dotted underline-offset-2 hover:text-ink"
            >
              {filter.negate ? "is not" : "is"}
            </ChoiceLink>
            <span className="max-w-56 truncate font-medium">
              {values.map((value) => value.label).join(" or ")}
            </span>
            <ChoiceLink
              change={{ where: replaceFilter(view.where, filter, null) }}
              aria-label={`Remove filter: ${name}`}
              className={REMOVE}
            >
              ×
            </ChoiceLink>
          </span>
        );
      })}
      {isLimited(view) && (
        <span className={CHIP} title="Runs by the day they started, in UTC">
          <span className="text-dim">Started</span>
          <span className="font-medium">{formatDateRange(view)}</span>
          <ChoiceLink
            change={{ from: null, to: null }}
            aria-label={`Remove filter: Started ${formatDateRange(view)}`}
            className={REMOVE}
          >
            ×
          </ChoiceLink>
        </span>
      )}
    </>
  );
}

function replaceFilter(where: Filter[], old: Filter, next: Filter | null): string[] {
  return where.flatMap((filter) => (filter !== old ? formatFilter(filter) : next ? formatFilter(next) : []));
}
