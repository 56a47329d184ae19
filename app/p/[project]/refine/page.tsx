import { loadProject } from "@/app/load-project";
import { StatusProvider } from "@/components/housekeeping/status";
import { NoMap } from "@/components/layout/no-map";
import { PageHeader } from "@/components/layout/page-header";
import { readAct } from "@/components/refine/act";
import { RefineView } from "@/components/refine/refine-view";
import { EmptyState } from "@/components/ui/empty-state";
import { Notices } from "@/components/ui/notices";
import { getMapVersion } from "@/lib/services/maps/list-map-versions";
import { listUnmappedValues } from "@/lib/services/maps/list-unmapped-values";
import { previewMap } from "@/lib/services/maps/preview-map";
import { chooseCampaigns } from "@/lib/url/campaign-choice";
import { listUnreadParameters } from "@/lib/url/query-notice";
import { loadRefineQuery, refineParsers } from "@/lib/url/refine-url";
import { Rebucketing } from "../rebucketing";

export const metadata = { title: "Refine" };

export default async function RefinePage({ params, searchParams }: PageProps<"/p/[project]/refine">) {
  const { db, project } = await loadProject((await params).project);
  const { map, slug } = project;
  const raw = await searchParams;
  const query = loadRefineQuery(raw);
  const header = (
    <PageHeader title="Refine" synthetic={project.synthetic}>
      {map ? `${map.coverage.name} · version ${map.version}` : project.name}
    </PageHeader>
  );
  if (!map) {
    return (
      <div className="px-4 py-4 lg:px-6">
        {header}
        <NoMap project={slug} />
      </div>
    );
  }
  const choice = chooseCampaigns(query.campaign, project.campaigns);
  const [preview, unmapped, earlier] = await Promise.all([
    previewMap(db, {
      project: slug,
      base: map.version,
      edits: [],
      campaigns: choice.campaigns,
      by: null,
      counting: query.counting,
      signal: null,
    }),
    listUnmappedValues(db, slug, "newest"),
    query.version === null ? null : getMapVersion(db, slug, query.version),
  ]);
  const notices = [...listUnreadParameters(refineParsers, raw), ...choice.notices];
  if (earlier && !earlier.ok) notices.push(earlier.error.message);
  if (query.act !== null && readAct(query, map.coverage) === null) {
    notices.push("The step that the address begins is about something that the map does not have.");
  }
  return (
    <div className="px-4 py-4 lg:px-6">
      {header}
      <Notices notices={notices} />
      <StatusProvider>
        <Rebucketing db={db} project={slug} states={["running", "interrupted", "failed"]} />
        <noscript>
          <p className="mb-3 max-w-3xl rounded-lg border border-edge bg-hair px-3 py-2">
            This is the map as it is. Refining it here needs JavaScript; without it, edit the map file and
            apply it with “lacuna map apply”.
          </p>
        </noscript>
        {preview.ok ? (
          <RefineView
            project={slug}
            initial={preview.value}
            query={{ ...query, campaign: choice.campaigns }}
            earlier={earlier?.ok ? earlier.value : null}
            unmapped={unmapped.ok ? unmapped.value.values : []}
          />
        ) : (
          <EmptyState title="The map cannot be shown">
            <p>{preview.error.message}</p>
          </EmptyState>
        )}
      </StatusProvider>
    </div>
  );
}
