import type { ReactNode } from "react";
import { loadProject } from "@/app/load-project";
import { NoCampaignInUse, NoMap, NoRuns } from "@/components/layout/no-map";
import { PageHeader } from "@/components/layout/page-header";
import { SnapshotForm } from "@/components/snapshots/snapshot-form";
import type { ChoosableSpecBug } from "@/components/snapshots/spec-bug-choice";
import { EscapeLink } from "@/components/ui/escape-link";
import { KeyHelp } from "@/components/ui/key-help";
import { Notices } from "@/components/ui/notices";
import { formatFilter } from "@/lib/coverage/filter";
import type { Database } from "@/lib/db/database";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { ProjectDetail } from "@/lib/services/projects/get-project";
import { listSpecBugs } from "@/lib/services/spec-bugs/list-spec-bugs";
import type { TouchedView } from "@/lib/spec-bugs/touches-view";
import { buildMapHref } from "@/lib/url/map-url";
import { type MapView, resolveMapView } from "@/lib/url/map-view";
import { listUnreadParameters } from "@/lib/url/query-notice";
import { loadNewSnapshotQuery, newSnapshotParsers } from "@/lib/url/snapshot-url";

export const metadata = { title: "New snapshot" };

const KEYS: [string, string][] = [
  ["Enter", "freeze, from within the title"],
  ["Escape", "leave the title, then back to the map"],
  ["?", "this list"],
];

/** A little under what the API takes, so that a word can be added. */
const LONGEST_SUGGESTION = 160;

export default async function NewSnapshotPage({
  params,
  searchParams,
}: PageProps<"/p/[project]/snapshots/new">) {
  const { db, project } = await loadProject((await params).project);
  const { map, campaigns, slug } = project;
  const raw = await searchParams;
  const query = loadNewSnapshotQuery(raw);
  const back = <EscapeLink href={buildMapHref(slug, query)}>Map</EscapeLink>;
  if (!map || map.coverage.dimensions.length === 0) {
    return (
      <Page project={project} back={back}>
        <NoMap project={slug} />
      </Page>
    );
  }
  const view = resolveMapView({ ...query, at: [] }, map.coverage, campaigns);
  if (view.campaigns.length === 0) {
    return (
      <Page project={project} back={back}>
        {campaigns.length === 0 ? <NoRuns project={slug} /> : <NoCampaignInUse project={slug} />}
      </Page>
    );
  }
  const { by, where, from, to } = view;
  const specBugs = await listChoosable(db, slug, { by, at: {}, where, campaigns: view.campaigns, from, to });
  return (
    <Page project={project} back={back}>
      <Notices notices={[...listUnreadParameters(newSnapshotParsers, raw), ...view.notices]} />
      <SnapshotForm
        project={slug}
        view={{
          by,
          where: where.map(formatFilter),
          ...(from !== null && { from }),
          ...(to !== null && { to }),
          campaigns: view.campaigns,
          against: view.against,
          metric: query.metric,
          counting: query.counting,
        }}
        suggestedTitle={suggestTitle(project.name, view, map.coverage)}
        specBugs={specBugs}
      />
    </Page>
  );
}

/** The newest spec bugs, those that touch the view first. */
async function listChoosable(db: Database, project: string, view: TouchedView): Promise<ChoosableSpecBug[]> {
  const [all, touching] = [await listSpecBugs(db, project), await listSpecBugs(db, project, { view })];
  if (!all.ok) throw new Error(all.error.message);
  if (!touching.ok) throw new Error(touching.error.message);
  const touched = new Set(touching.value.spec_bugs.map(({ number }) => number));
  const rest = all.value.spec_bugs.filter(({ number }) => !touched.has(number));
  return [...touching.value.spec_bugs, ...rest].map(({ number, title, status, severity }) => {
    return { number, title, status, severity, touches: touched.has(number) };
  });
}

function suggestTitle(name: string, { by, campaigns }: MapView, { dimensions }: CoverageMap): string {
  const labels = by.map((id) => dimensions.find((dimension) => dimension.id === id)!.label);
  const title = `${name}: ${labels.join(" × ")}, ${campaigns.join(" + ")}`;
  return title.length > LONGEST_SUGGESTION ? `${title.slice(0, LONGEST_SUGGESTION - 1)}…` : title;
}

function Page({ project, back, children }: { project: ProjectDetail; back: ReactNode; children: ReactNode }) {
  return (
    <div className="px-4 py-4 lg:px-6">
      <p className="mb-1">{back}</p>
      <PageHeader title="Share a snapshot" synthetic={project.synthetic} aside={<KeyHelp keys={KEYS} />}>
        The map as it is now, frozen for a reader without an account
      </PageHeader>
      {children}
    </div>
  );
}
