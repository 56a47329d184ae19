import { loadProject } from "@/app/load-project";
import { CrossingFailure } from "@/components/heatmap/crossing-failure";
import { MapStateProvider } from "@/components/heatmap/map-state";
import { MapView } from "@/components/heatmap/map-view";
import { UnmappedValues } from "@/components/heatmap/unmapped-values";
import { NoCampaignInUse, NoMap, NoRuns } from "@/components/layout/no-map";
import { PageHeader } from "@/components/layout/page-header";
import { Notices } from "@/components/ui/notices";
import { Panel } from "@/components/ui/panel";
import type { Database } from "@/lib/db/database";
import { makeVisible } from "@/lib/format/visible-text";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { getCrossing } from "@/lib/services/maps/get-crossing";
import { listUnmappedValues } from "@/lib/services/maps/list-unmapped-values";
import type { ProjectDetail } from "@/lib/services/projects/get-project";
import { listLinkedSpecBugs } from "@/lib/services/spec-bugs/list-linked-spec-bugs";
import { loadMapQuery, mapParsers } from "@/lib/url/map-url";
import { type MapView as MapViewState, resolveMapView } from "@/lib/url/map-view";
import { listUnreadParameters } from "@/lib/url/query-notice";

import { Rebucketing } from "../rebucketing";

export const metadata = { title: "Map" };

export default async function MapPage({ params, searchParams }: PageProps<"/p/[project]/map">) {
  const { db, project } = await loadProject((await params).project);
  const { map, campaigns, slug } = project;
  if (!map || map.coverage.dimensions.length === 0 || campaigns.length === 0) {
    return (
      <div className="px-4 py-4 lg:px-6">
        <PageHeader title={project.name} synthetic={project.synthetic} />
        <Rebucketing db={db} project={slug} states={["running"]} />
        {map && map.coverage.dimensions.length > 0 ? <NoRuns project={slug} /> : <NoMap project={slug} />}
      </div>
    );
  }
  const raw = await searchParams;
  const view = resolveMapView(loadMapQuery(raw), map.coverage, campaigns);
  if (view.campaigns.length === 0) {
    return (
      <div className="px-4 py-4 lg:px-6">
        <PageHeader title={project.name} synthetic={project.synthetic} />
        <Notices notices={view.notices} />
        <NoCampaignInUse project={slug} />
      </div>
    );
  }
  const source = {
    project: slug,
    map: map.coverage,
    mapVersion: map.version,
    campaigns: campaigns.map((campaign) => ({
      slug: campaign.slug,
      kind: campaign.kind,
      runs: campaign.runs,
      archived_at: campaign.archived_at,
      cells: campaign.cells,
      // A campaign made anew under an old name counts its revisions afresh.
      revision: `${campaign.id}.${campaign.revision}`,
    })),
  };
  return (
    <MapStateProvider source={source}>
      <div className="px-4 pt-4 empty:hidden lg:px-6">
        <Rebucketing db={db} project={slug} states={["running"]} />
      </div>
      <Panel title="The map">
        <Crossing
          db={db}
          project={project}
          view={view}
          map={map.coverage}
          unreadable={listUnreadParameters(mapParsers, raw)}
        />
      </Panel>
    </MapStateProvider>
  );
}

async function Crossing({
  db,
  project: { slug, name, synthetic },
  view: { by, where, campaigns, from, to },
  map,
  unreadable,
}: {
  db: Database;
  project: ProjectDetail;
  view: MapViewState;
  map: CoverageMap;
  unreadable: string[];
}) {
  const [crossing, linked] = await Promise.all([
    getCrossing(db, { project: slug, by, where, campaigns, range: { from, to } }).then(makeVisible),
    listLinkedSpecBugs(db, slug),
  ]);
  if (!crossing.ok) return <CrossingFailure title={name} message={crossing.error.message} />;
  return (
    <MapView
      served={crossing.value}
      answered={{ by, where, campaigns, from, to }}
      linked={linked.ok ? linked.value : { bugs: [], links: [], sets: [] }}
      title={{ name, synthetic }}
      unreadable={unreadable}
    >
      <Panel title="The list of unmapped values">
        <Unmapped db={db} project={slug} map={map} />
      </Panel>
    </MapView>
  );
}

async function Unmapped({ db, project, map }: { db: Database; project: string; map: CoverageMap }) {
  const unmapped = await listUnmappedValues(db, project, "newest");
  return unmapped.ok ? <UnmappedValues project={project} map={map} values={unmapped.value.values} /> : null;
}
