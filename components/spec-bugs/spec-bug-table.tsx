import Link from "next/link";
import type { ReactNode } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import type { SpecBugSort } from "@/lib/spec-bugs/sorts";
import type { SpecBugSummary } from "@/lib/spec-bugs/spec-bug";
import { buildSpecBugHref, buildSpecBugsHref, type SpecBugsQuery } from "@/lib/url/spec-bugs-url";
import { LabelTags } from "./label-tags";
import { SeverityMark, StatusTag } from "./status-tag";

type Column = {
  name: string;
  sort?: SpecBugSort;
  isNumber?: boolean;
  /** Takes what room there is, and breaks its text. */
  isWide?: boolean;
  /** Left out where there is little room. */
  isMinor?: boolean;
  cell: (bug: SpecBugSummary) => ReactNode;
};

const MINOR = "max-lg:hidden";

function listColumns(project: string): Column[] {
  const count = (sort: "runs" | "buckets" | "comments", name: string, isMinor = false): Column => ({
    ...{ name, sort, isMinor, isNumber: true },
    cell: ({ [sort]: n }) => <span className={n === 0 ? "text-dim" : ""}>{formatCount(n)}</span>,
  });
  return [
    { name: "No.", sort: "number", isNumber: true, cell: ({ number }) => number },
    {
      name: "Title",
      sort: "title",
      isWide: true,
      cell: ({ number, title }) => (
        <Link
          href={buildSpecBugHref(project, number)}
          prefetch={false}
          className="link [overflow-wrap:anywhere]"
        >
          <VisibleText text={title} />
        </Link>
      ),
    },
    { name: "Severity", sort: "severity", cell: ({ severity }) => <SeverityMark severity={severity} /> },
    { name: "Specification", sort: "fault", cell: ({ fault }) => fault },
    { name: "Status", sort: "status", cell: ({ status }) => <StatusTag status={status} /> },
    {
      name: "Labels",
      isMinor: true,
      cell: ({ labels }) => (
        <div className="max-w-52 py-1 whitespace-normal">
          <LabelTags labels={labels} />
        </div>
      ),
    },
    count("runs", "Runs"),
    count("buckets", "Buckets"),
    count("comments", "Comments", true),
    {
      name: "Updated",
      sort: "updated_at",
      isMinor: true,
      cell: ({ updated_at }) => <span className="text-dim">{formatTime(updated_at)}</span>,
    },
  ];
}

/** Spec bugs, as the server sorted, filtered and cut them. */
export function SpecBugTable({
  project,
  bugs,
  query,
}: {
  project: string;
  bugs: SpecBugSummary[];
  query: SpecBugsQuery;
}) {
  const columns = listColumns(project);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys.
    <section aria-label="Spec bugs" tabIndex={0} className="print-whole overflow-x-auto rounded-lg border">
      <table aria-label="Spec bugs" className="w-full">
        <thead>
          <tr>
            {columns.map(({ name, sort, isNumber, isMinor }) => (
              <th
                key={name}
                aria-sort={
                  sort === query.sort ? (query.direction === "asc" ? "ascending" : "descending") : undefined
                }
                className={`border-b bg-panel px-3 py-1.5 text-xs font-medium whitespace-nowrap text-dim ${isNumber ? "text-right" : "text-left"} ${isMinor ? MINOR : ""}`}
              >
                {sort ? (
                  <SortLink project={project} query={query} sort={sort}>
                    {name}
                  </SortLink>
                ) : (
                  name
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bugs.map((bug) => (
            <tr key={bug.number} className="h-[30px] border-t border-hair first:border-t-0 hover:bg-hair">
              {columns.map(({ name, isNumber, isWide, isMinor, cell }) => (
                <td
                  key={name}
                  className={`px-3 ${isWide ? "w-full min-w-56 py-1" : "whitespace-nowrap"} ${isNumber ? "text-right" : ""} ${isMinor ? MINOR : ""}`}
                >
                  {cell(bug)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SortLink({
  project,
  query,
  sort,
  children,
}: {
  project: string;
  query: SpecBugsQuery;
  sort: SpecBugSort;
  children: ReactNode;
}) {
  const isSorted = sort === query.sort;
  const direction = isSorted && query.direction === "asc" ? "desc" : "asc";
  return (
    <Link
      href={buildSpecBugsHref(project, { ...query, sort, direction, offset: 0 })}
      prefetch={false}
      scroll={false}
      className={`hover:text-ink ${isSorted ? "text-ink" : ""}`}
    >
      {children}
      <span aria-hidden className="ml-1">
        {isSorted && (query.direction === "asc" ? "↑" : "↓")}
      </span>
    </Link>
  );
}
