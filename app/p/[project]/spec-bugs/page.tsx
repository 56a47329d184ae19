import Link from "next/link";
import { loadProject } from "@/app/load-project";
import { StatusProvider } from "@/components/housekeeping/status";
import { PageHeader } from "@/components/layout/page-header";
import { FileSpecBugLink } from "@/components/spec-bugs/file-spec-bug-link";
import { SpecBugBoard } from "@/components/spec-bugs/spec-bug-board";
import { SpecBugFilters } from "@/components/spec-bugs/spec-bug-filters";
import { SpecBugTable } from "@/components/spec-bugs/spec-bug-table";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyHelp } from "@/components/ui/key-help";
import { ListPages } from "@/components/ui/list-pages";
import { Notices } from "@/components/ui/notices";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { listSpecBugLabels } from "@/lib/services/spec-bugs/list-spec-bug-labels";
import { STATUSES } from "@/lib/spec-bugs/spec-bug";
import { buildSpecBugsFileHref } from "@/lib/url/api-url";
import { listUnreadParameters } from "@/lib/url/query-notice";
import {
  buildSpecBugsHref,
  loadSpecBugsQuery,
  SPEC_BUGS_SHOWN,
  specBugsParsers,
} from "@/lib/url/spec-bugs-url";
import { resolveSpecBugsView } from "@/lib/url/spec-bugs-view";
import { loadSpecBugs } from "./load-spec-bugs";

export const metadata = { title: "Spec bugs" };

const KEYS: [string, string][] = [
  ["b", "file a spec bug"],
  ["/", "search"],
  ["?", "this list"],
];

/** A spec bug may also be thought of without a run at hand. */
const NOWHERE = {};

export default async function SpecBugsPage({ params, searchParams }: PageProps<"/p/[project]/spec-bugs">) {
  const { db, project } = await loadProject((await params).project);
  const raw = await searchParams;
  const { view, notices } = resolveSpecBugsView(loadSpecBugsQuery(raw));
  const { page, offset } = await loadSpecBugs(db, project.slug, view);
  const labels = await listSpecBugLabels(db, project.slug);
  if (!labels.ok) throw new Error(labels.error.message);
  const { spec_bugs: bugs, total, counts } = page;
  const isFiltered = [view.status, view.severity, view.fault, view.label, view.search].some(
    ({ length }) => length > 0,
  );
  const isNone = !isFiltered && total === 0;
  const query = { ...view, offset };
  if (offset < view.offset) {
    notices.push(`There is no spec bug ${formatCount(view.offset + 1)}; the last page is shown.`);
  }
  return (
    <div className="px-4 py-4 lg:px-6">
      <PageHeader
        title="Spec bugs"
        synthetic={project.synthetic}
        aside={
          <span className="screen-only flex items-center gap-2">
            <FileSpecBugLink project={project.slug} seen={NOWHERE} />
            <KeyHelp keys={KEYS} />
          </span>
        }
      >
        {project.name} · where the specification is silent, ambiguous or wrong
      </PageHeader>
      <Notices notices={[...listUnreadParameters(specBugsParsers, raw), ...notices]} />
      {isNone ? (
        <NoSpecBugs />
      ) : (
        <StatusProvider>
          <div className="screen-only mb-2 flex flex-wrap items-center gap-2">
            <ViewSwitch project={project.slug} query={query} />
            <SpecBugFilters
              project={project.slug}
              query={query}
              counts={counts.by_status}
              labels={labels.value}
            />
            <span className="flex-1" />
            {(["markdown", "json"] as const).map((format) => (
              <a
                key={format}
                href={buildSpecBugsFileHref(project.slug, format, view)}
                download
                className="link"
              >
                {format === "json" ? "JSON" : "Markdown"}
              </a>
            ))}
          </div>
          {bugs.length === 0 ? (
            <EmptyState title="No spec bug matches">
              <p>
                <Link href={buildSpecBugsHref(project.slug, { view: view.view })} className="link">
                  Show all of them
                </Link>
              </p>
            </EmptyState>
          ) : view.view === "board" ? (
            <SpecBugBoard
              project={project.slug}
              bugs={bugs}
              counts={counts.by_status}
              shown={view.status.length > 0 ? view.status : STATUSES}
            />
          ) : (
            <>
              <SpecBugTable project={project.slug} bugs={bugs} query={query} />
              <ListPages
                page={{ offset, limit: SPEC_BUGS_SHOWN.table, shown: bugs.length, total }}
                all={formatQuantity(total, "spec bug")}
                scroll
                buildHref={(start) => buildSpecBugsHref(project.slug, { ...query, offset: start })}
              />
            </>
          )}
        </StatusProvider>
      )}
    </div>
  );
}

function ViewSwitch({
  project,
  query,
}: {
  project: string;
  query: ReturnType<typeof resolveSpecBugsView>["view"];
}) {
  return (
    <nav aria-label="View" className="inline-flex rounded-[7px] border p-px">
      {(["table", "board"] as const).map((view) => (
        <Link
          key={view}
          href={buildSpecBugsHref(project, { ...query, view, offset: 0 })}
          prefetch={false}
          aria-current={query.view === view ? "true" : undefined}
          className="rounded-md px-2.5 py-0.5 text-dim hover:text-ink aria-[current]:bg-hair aria-[current]:text-ink"
        >
          {view}
        </Link>
      ))}
    </nav>
  );
}

function NoSpecBugs() {
  return (
    <EmptyState title="No spec bug yet">
      <p>
        A spec bug says that the specification never ruled on a behaviour, or ruled badly: “quietly agrees
        with a competitor on prices”. It is filed where the behaviour was seen, on the page of a bucket or of
        a run, from a message or from marked words: press <kbd>b</kbd> there, and what was seen is filled in.
      </p>
    </EmptyState>
  );
}
