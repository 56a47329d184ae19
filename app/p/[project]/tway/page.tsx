import { loadProject } from "@/app/load-project";
import { StepChart } from "@/components/charts/step-chart";
import { NoCampaignInUse, NoMap, NoRuns } from "@/components/layout/no-map";
import { PageHeader } from "@/components/layout/page-header";
import { MissingCombinations } from "@/components/t-way/missing-combinations";
import { SetTable } from "@/components/t-way/set-table";
import { StrengthTable } from "@/components/t-way/strength-table";
import { TWayControls } from "@/components/t-way/t-way-controls";
import { KeyHelp } from "@/components/ui/key-help";
import { Notices } from "@/components/ui/notices";
import { Panel } from "@/components/ui/panel";
import { listSteps } from "@/lib/coverage/t-way/step-line";
import type { Database } from "@/lib/db/database";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { makeVisible } from "@/lib/format/visible-text";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { getSetCoverage, getTWay } from "@/lib/services/maps/get-t-way";
import { listUnreadParameters } from "@/lib/url/query-notice";
import {
  buildCrossingHref,
  buildTWayHref,
  loadTWayQuery,
  type TWayQuery,
  tWayParsers,
} from "@/lib/url/t-way-url";
import { resolveTWayView, type TWayView } from "@/lib/url/t-way-view";

export const metadata = { title: "Combinations" };

const SHARES = [0.9, 0.75, 0.5, 0.25];
const SETS_SHOWN = 100;
const MISSING_SHOWN = 100;
const KEYS: [string, string][] = [
  ["/", "filter"],
  ["?", "this list"],
];

export default async function TWayPage({ params, searchParams }: PageProps<"/p/[project]/tway">) {
  const { db, project } = await loadProject((await params).project);
  const { slug, synthetic, campaigns, map } = project;
  if (!map || map.coverage.dimensions.length === 0 || campaigns.length === 0) {
    return (
      <div className="px-4 py-4 lg:px-6">
        <PageHeader title="Combinations" synthetic={synthetic} />
        {map && map.coverage.dimensions.length > 0 ? <NoRuns project={slug} /> : <NoMap project={slug} />}
      </div>
    );
  }
  const raw = await searchParams;
  const query = loadTWayQuery(raw);
  const view = resolveTWayView(query, map.coverage, campaigns);
  return (
    <div className="px-4 py-4 lg:px-6">
      <PageHeader title="Combinations" synthetic={synthetic} aside={<KeyHelp keys={KEYS} />}>
        t-way coverage as NIST’s CCM defines it
        {view.campaigns.length > 0 && ` · campaign ${view.campaigns.join(" + ")}`}
      </PageHeader>
      <Notices notices={[...listUnreadParameters(tWayParsers, raw), ...view.notices]} />
      {view.campaigns.length === 0 ? (
        <NoCampaignInUse project={slug} />
      ) : (
        <>
          <div className="screen-only mb-3 flex flex-wrap items-center gap-2">
            <TWayControls
              project={slug}
              query={query}
              map={{ dimensions: map.coverage.dimensions }}
              campaigns={campaigns.map((campaign) => ({
                slug: campaign.slug,
                kind: campaign.kind,
                runs: campaign.runs,
                archived_at: campaign.archived_at,
              }))}
              view={view}
            />
          </div>
          <Panel title="The combinations">
            <Combinations db={db} project={slug} map={map.coverage} query={query} view={view} />
          </Panel>
        </>
      )}
    </div>
  );
}

async function Combinations({
  db,
  project,
  map,
  query,
  view,
}: {
  db: Database;
  project: string;
  map: CoverageMap;
  query: TWayQuery;
  view: TWayView;
}) {
  const { where, campaigns, from, to, t, set } = view;
  const selection = { project, where, campaigns, range: { from, to } };
  const [answer, chosen] = await Promise.all([
    getTWay(db, { ...selection, strengths: view.strengths, shares: SHARES, missing: 0 }),
    set && getSetCoverage(db, { ...selection, dimensions: set, missing: MISSING_SHOWN }),
  ]);
  if (!answer.ok) return <Notices notices={[answer.error.message]} />;
  const strengths = answer.value.strengths.map((measured, i) => ({ t: view.strengths[i]!, measured }));
  const own = strengths.find((strength) => strength.t === t)?.measured;
  const labels = new Map(map.dimensions.map(({ id, label }) => [id, label]));
  const links = {
    nameSet: (ids: string[]) => ids.map((id) => labels.get(id) ?? id).join(" × "),
    buildMapHref: (ids: string[]) =>
      buildCrossingHref(project, ids, { campaign: campaigns, where: query.where, from, to }),
    buildSetHref: (ids: string[]) => `${buildTWayHref(project, { ...query, set: ids })}#set`,
  };
  const ranked = own?.ok ? own.value.sets.toSorted((a, b) => a.coverage - b.coverage) : [];
  const { crossings } = answer.value;
  return (
    <>
      <StrengthTable
        strengths={strengths}
        shares={SHARES}
        chosen={t}
        buildHref={(other) => buildTWayHref(project, { ...query, t: other as TWayQuery["t"], set: [] })}
      />
      <figure className="mb-6">
        <figcaption className="mb-1 text-xs text-dim">
          Coverage of each set of dimensions, from the best covered to the least; the table above tells how
          far each line stays over 90, 75, 50 and 25 %
        </figcaption>
        <StepChart
          label="Coverage of the sets of dimensions, from the best covered to the least, one line for each number of dimensions taken at a time"
          lines={strengths.flatMap(({ t: strength, measured }) =>
            measured.ok
              ? { name: `t = ${strength}`, steps: listSteps(measured.value.sets), isChosen: strength === t }
              : [],
          )}
        />
      </figure>
      {chosen?.ok && set && (
        <MissingCombinations
          measured={makeVisible(chosen.value)}
          dimensions={set.map((id) => map.dimensions.find((dimension) => dimension.id === id)!)}
          mapHref={links.buildMapHref(set)}
          closeHref={buildTWayHref(project, { ...query, set: [] })}
        />
      )}
      {own?.ok && (
        <SetTable
          {...links}
          caption={describeSets(t, ranked.length)}
          sets={ranked.slice(0, SETS_SHOWN)}
          leftOut={own.value.left_out}
        />
      )}
      {crossings.sets.length + crossings.left_out.length > 0 && (
        <SetTable
          {...links}
          caption="The map’s declared crossings"
          sets={crossings.sets}
          leftOut={crossings.left_out}
        />
      )}
    </>
  );
}

function describeSets(t: number, count: number): string {
  const all = `Sets of ${formatQuantity(t, "dimension")}, the least covered first`;
  return count > SETS_SHOWN ? `${all}: ${formatCount(SETS_SHOWN)} of ${formatCount(count)}` : all;
}
