import { loadProject } from "@/app/load-project";
import { CrossingFailure } from "@/components/heatmap/crossing-failure";
import { MapStateProvider } from "@/components/heatmap/map-state";
import { MapView } from "@/components/heatmap/map-view";
import { UnmappedValues } from "@/components/heatmap/unmapped-values";
import { NoCampaignInUse, NoMap, NoRuns } from "@/components/layout/no-map";
import { PageHeader } from "@/components/layout/page-header";
import { Notices } from "@/components/ui/notices";
import { getCrossing } from "@/lib/services/get-crossing";
import { listUnmappedValues } from "@/lib/services/list-unmapped-values";
import { loadMapQuery, mapParsers } from "@/lib/url/map-url";
import { resolveMapView } from "@/lib/url/map-view";
import { listUnreadParameters, type RawQuery } from "@/lib/url/query-notice";

export const metadata = { title: "Map" };

export default async function MapPage({
  params,
  searchParams,
}: {
  params: Promise<{ project: string }>;
  searchParams: Promise<RawQuery>;
}) {
  const { db, project } = await loadProject((await params).project);
  const { map, campaigns, slug } = project;
  if (!map || map.coverage.dimensions.length === 0 || campaigns.length === 0) {
    return (
      <div className="px-4 py-4 lg:px-6">
        <PageHeader title={project.name} synthetic={project.synthetic} />
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
  const [crossing, unmapped] = await Promise.all([
    getCrossing(db, { project: slug, by: view.by, where: view.where, campaigns: view.campaigns }),
    listUnmappedValues(db, slug),
  ]);
  const source = {
    project: slug,
    map: map.coverage,
    campaigns: campaigns.map((campaign) => ({
      slug: campaign.slug,
      kind: campaign.kind,
      runs: campaign.runs,
      archived_at: campaign.archived_at,
    })),
  };
  return (
    <MapStateProvider source={source}>
      {crossing.ok ? (
        <MapView
          served={crossing.value}
          answered={{ by: view.by, where: view.where, campaigns: view.campaigns }}
          title={{ name: project.name, synthetic: project.synthetic }}
          unreadable={listUnreadParameters(mapParsers, raw)}
        >
          {unmapped.ok && <UnmappedValues map={map.coverage} values={unmapped.value} />}
        </MapView>
      ) : (
        <CrossingFailure title={project.name} message={crossing.error.message} />
      )}
    </MapStateProvider>
  );
}
