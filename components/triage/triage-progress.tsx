import Link from "next/link";
import { Fragment } from "react";
import { HELD_VERDICTS, type HeldVerdict } from "@/lib/coverage/verdict";
import { formatCount, formatCoverage, formatQuantity } from "@/lib/format/number";
import { formatVerdictCount } from "@/lib/format/verdict-label";
import { buildTriageHref, type TriageList, type TriageQuery } from "@/lib/url/triage-url";

type Counts = {
  failing: number;
  open: number;
  decided: Record<HeldVerdict, number>;
  stale: number;
};

/** How many failures are decided on, as what, and how many are open. */
export function TriageProgress({
  project,
  query,
  counts: { failing, open, decided, stale },
}: {
  project: string;
  query: TriageQuery;
  counts: Counts;
}) {
  const done = failing - open;
  const given = HELD_VERDICTS.filter((verdict) => decided[verdict] > 0);
  return (
    <div className="mb-3">
      <p className="mb-1">
        <strong className="font-semibold">{formatCount(failing)} failing</strong> · {formatCount(done)}{" "}
        decided
        {given.length > 0 && (
          <>
            {" ("}
            {given.map((verdict, i) => (
              <Fragment key={verdict}>
                {i > 0 && ", "}
                <ListLink project={project} query={query} show={verdict}>
                  {formatVerdictCount(decided[verdict], verdict)}
                </ListLink>
              </Fragment>
            ))}
            )
          </>
        )}{" "}
        · <strong className="font-semibold">{formatCount(open)} open</strong>
        {stale > 0 && (
          <>
            {" · "}
            <ListLink project={project} query={query} show="stale">
              {formatQuantity(stale, "stale verdict")}
            </ListLink>
          </>
        )}
      </p>
      <progress
        aria-label="Failures decided on"
        aria-valuetext={`${formatCount(done)} of ${formatCount(failing)}`}
        value={done}
        max={Math.max(1, failing)}
        className="meter max-w-xl"
        title={failing > 0 ? `${formatCoverage(done / failing)} decided` : undefined}
      />
    </div>
  );
}

const LISTS: [show: TriageList, label: string][] = [
  ["open", "Open"],
  ["decided", "Decided"],
  ["stale", "Stale"],
  ["all", "All failing"],
  ["history", "History"],
];

/** Chooses what is listed: failures by whether they are decided on, or what was decided when. */
export function TriageLists({ project, query }: { project: string; query: TriageQuery }) {
  const isVerdict = (HELD_VERDICTS as readonly string[]).includes(query.show);
  const chosen = isVerdict ? "decided" : query.show;
  return (
    <nav aria-label="List" className="inline-flex min-h-[30px] overflow-hidden rounded-[7px] border bg-panel">
      {LISTS.map(([show, label]) => (
        <Link
          key={show}
          href={buildListHref(project, query, show)}
          prefetch={false}
          scroll={false}
          aria-current={show === chosen ? "true" : undefined}
          className="flex items-center border-r px-3 text-dim last:border-r-0 hover:text-ink aria-[current]:bg-ink aria-[current]:text-paper"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

function ListLink({
  project,
  query,
  show,
  children,
}: {
  project: string;
  query: TriageQuery;
  show: TriageList;
  children: string;
}) {
  return (
    <Link
      href={buildListHref(project, query, show)}
      prefetch={false}
      scroll={false}
      aria-current={query.show === show ? "true" : undefined}
      className="link aria-[current]:font-medium aria-[current]:text-ink"
    >
      {children}
    </Link>
  );
}

function buildListHref(project: string, query: TriageQuery, show: TriageList): string {
  return buildTriageHref(project, { ...query, show, offset: 0, row: null, before: null });
}
