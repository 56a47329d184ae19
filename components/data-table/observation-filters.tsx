import Form from "next/form";
import Link from "next/link";
import { type ListPage, ListPages } from "@/components/ui/list-pages";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { type BucketQuery, buildBucketHref } from "@/lib/url/bucket-url";
import { buildListHref, type ListPlace } from "@/lib/url/observation-list";
import { PAGE_SIZES, type TableQuery } from "@/lib/url/table-url";

const OUTCOMES = ["fail", "pass", "invalid", "error", "unscored", "item"] as const;

/** Outcomes of a bucket's table, as toggles. */
export function OutcomeFilter({
  project,
  query,
  counts,
}: {
  project: string;
  query: BucketQuery;
  /** Observations of the bucket by outcome; outcomes without any are left out. */
  counts: Partial<Record<(typeof OUTCOMES)[number], number>>;
}) {
  return (
    <nav aria-label="Outcome" className="inline-flex flex-wrap gap-1">
      {OUTCOMES.filter((outcome) => (counts[outcome] ?? 0) > 0 || query.outcome.includes(outcome)).map(
        (outcome) => {
          const isChosen = query.outcome.includes(outcome);
          const next = isChosen
            ? query.outcome.filter((other) => other !== outcome)
            : [...query.outcome, outcome];
          return (
            <Link
              key={outcome}
              href={buildBucketHref(project, { ...query, outcome: next, offset: 0, row: null })}
              prefetch={false}
              scroll={false}
              aria-current={isChosen ? "true" : undefined}
              className="control text-dim aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-paper"
            >
              {outcome} <span>{formatCount(counts[outcome] ?? 0)}</span>
            </Link>
          );
        },
      )}
    </nav>
  );
}

/** Searches a list for a text in run, case or model. Works without JavaScript. */
export function ObservationSearch({ project, place }: { project: string; place: ListPlace }) {
  const { pathname, searchParams } = new URL(
    buildListHref(project, place, { search: "", offset: 0 }),
    "http://lacuna",
  );
  return (
    <Form action={pathname} scroll={false} role="search" className="flex gap-1">
      {[...searchParams].map(([key, text]) => (
        <input key={`${key}=${text}`} type="hidden" name={key} value={text} />
      ))}
      <input
        type="search"
        name="search"
        defaultValue={place.query.search}
        aria-label="Search run, case or model"
        placeholder="Run, case or model"
        className="control w-52 font-normal placeholder:text-dim"
      />
      <button type="submit" className="control">
        Search
      </button>
    </Form>
  );
}

/** Which observations are shown of how many, and the way to the others. */
export function ObservationPages({
  project,
  place,
  page,
  runs,
}: {
  project: string;
  place: ListPlace;
  page: ListPage;
  /** How many runs the observations of the list are from. */
  runs: number;
}) {
  const buildHref = (change: Partial<TableQuery>) => buildListHref(project, place, change);
  return (
    <ListPages
      page={page}
      all={formatQuantity(page.total, "observation")}
      note={`, from ${formatQuantity(runs, "run")}`}
      buildHref={(offset) => buildHref({ offset })}
    >
      {page.total > PAGE_SIZES[0] && (
        <span className="screen-only flex items-center gap-1 text-dim">
          rows
          {PAGE_SIZES.map((size) => (
            <Link
              key={size}
              href={buildHref({ limit: size, offset: 0 })}
              prefetch={false}
              scroll={false}
              aria-current={size === page.limit ? "true" : undefined}
              className="rounded px-1.5 py-0.5 hover:text-ink aria-[current]:bg-hair aria-[current]:text-ink"
            >
              {formatCount(size)}
            </Link>
          ))}
        </span>
      )}
    </ListPages>
  );
}
