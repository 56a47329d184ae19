import type { Filter } from "@/lib/coverage/filter";
import { formatFilter } from "@/lib/coverage/filter";
import {
  dropFilters,
  keepOnly,
  leaveOut,
  type FilterSection as Section,
  toggleValue,
} from "@/lib/coverage/filter-choices";
import { formatCount } from "@/lib/format/number";
import { ChoiceLink, useChoice } from "./choice";

/** The values of a dimension: each is put into its filter or taken out, kept alone, or left out. */
export function FilterSection({ section, counts }: { section: Section; counts: Map<string, number> | null }) {
  const { view } = useChoice();
  const { id, label, values } = section;
  const own = view.where.find((filter) => filter.dimension === id);
  return (
    <section aria-label={label} className="border-t py-1 first-of-type:border-t-0">
      <div className="flex items-baseline justify-between px-2 text-xs text-dim">
        <h2>
          {label}
          {own?.negate && " is none of"}
        </h2>
        {own && (
          <WhereLink
            where={dropFilters(view.where, id)}
            aria-label={`Clear the filter on ${label}`}
            className="rounded px-1 hover:bg-hair hover:text-ink"
          >
            clear
          </WhereLink>
        )}
      </div>
      <ul>
        {values.map((value) => (
          <FilterValue
            key={value.id}
            section={section}
            value={value}
            own={own}
            count={counts?.get(value.id) ?? null}
          />
        ))}
      </ul>
    </section>
  );
}

function FilterValue({
  section,
  value: { id, label },
  own,
  count,
}: {
  section: Section;
  value: Section["values"][number];
  own: Filter | undefined;
  /** Observations that the value would keep; null until they are known. */
  count: number | null;
}) {
  const { view } = useChoice();
  const isChosen = own?.values.includes(id) ?? false;
  const name = `${section.label} ${label}`;
  return (
    <li data-row className={`flex items-center rounded hover:bg-hair ${count === 0 ? "text-dim" : ""}`}>
      <WhereLink
        where={toggleValue(view.where, section.id, id)}
        aria-current={isChosen ? "true" : undefined}
        className="flex min-w-0 flex-1 gap-2 rounded px-2 py-0.5"
      >
        <span aria-hidden className="w-3 shrink-0">
          {isChosen && (own!.negate ? "−" : "✓")}
        </span>
        <span className="min-w-0 flex-1 truncate" title={label}>
          {label}
        </span>{" "}
        {count !== null && <span className="text-dim tabular-nums">{formatCount(count)}</span>}
      </WhereLink>
      <WhereLink
        where={keepOnly(view.where, section.id, id)}
        aria-label={`Only ${name}`}
        className="rounded px-1.5 py-0.5 text-dim hover:text-ink"
      >
        only
      </WhereLink>
      <WhereLink
        where={leaveOut(view.where, section.id, id)}
        aria-label={`Leave out ${name}`}
        className="rounded px-1.5 py-0.5 text-dim hover:text-ink"
      >
        not
      </WhereLink>
    </li>
  );
}

function WhereLink({
  where,
  ...look
}: Omit<Parameters<typeof ChoiceLink>[0], "change"> & { where: Filter[] }) {
  return <ChoiceLink {...look} change={{ where: where.map(formatFilter) }} />;
}
