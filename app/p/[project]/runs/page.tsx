import Link from "next/link";
import { loadProject } from "@/app/load-project";
import { ObservationSearch } from "@/components/data-table/observation-filters";
import { TABLE_KEYS } from "@/components/data-table/table-keys";
import { NoCampaignInUse, NoRuns } from "@/components/layout/no-map";
import { PageHeader } from "@/components/layout/page-header";
import { LiveRuns } from "@/components/live/live";
import { KeyHelp } from "@/components/ui/key-help";
import { Notices } from "@/components/ui/notices";
import { Panel } from "@/components/ui/panel";
import { VisibleText } from "@/components/ui/visible-text";
import { countShownRuns } from "@/lib/services/projects/count-shown-runs";
import { chooseCampaigns } from "@/lib/url/campaign-choice";
import { buildImportHref } from "@/lib/url/imports-url";
import { type ListPlace, resolveList } from "@/lib/url/observation-list";
import { listUnreadParameters } from "@/lib/url/query-notice";
import { buildRunsHref, loadRunsQuery, type RunsQuery, runsParsers } from "@/lib/url/runs-url";
import { ObservationList } from "../observation-list";

export const metadata = { title: "Runs" };

const KEYS: [string, string][] = [...TABLE_KEYS, ["Escape", "drop the selection"], ["?", "this list"]];

/** The runs of campaigns, or those that came from one import or file. */
export default async function RunsPage({ params, searchParams }: PageProps<"/p/[project]/runs">) {
  const { db, project } = await loadProject((await params).project);
  const { slug, synthetic, campaigns } = project;
  const raw = await searchParams;
  const query = loadRunsQuery(raw);
  const choice = chooseCampaigns(query.campaign, campaigns);
  const place: ListPlace = { page: "runs", query };
  const map = project.map?.coverage ?? null;
  return (
    <div className="px-4 py-4 lg:px-6">
      <PageHeader title="Runs" synthetic={synthetic} aside={<KeyHelp keys={KEYS} />}>
        {choice.campaigns.length > 0 && `Campaign ${choice.campaigns.join(" + ")}`}
        <Origin project={slug} query={query} />
      </PageHeader>
      <Notices notices={[...listUnreadParameters(runsParsers, raw), ...choice.notices]} />
      {choice.campaigns.length === 0 ? (
        campaigns.length > 0 ? (
          <NoCampaignInUse project={slug} />
        ) : (
          <NoRuns project={slug} />
        )
      ) : (
        <>
          <LiveRuns project={slug} runs={countShownRuns(project, choice.campaigns)} />
          <Panel title="The list of runs">
            <ObservationList
              db={db}
              project={slug}
              place={place}
              list={resolveList(place, map, campaigns)!}
              dimensions={map?.dimensions ?? []}
              first={["outcome", "verdict"]}
              empty="No run matches. What an import brought may have been replaced by a later one."
            >
              <ObservationSearch project={slug} place={place} />
            </ObservationList>
          </Panel>
        </>
      )}
    </div>
  );
}

/** Where the listed runs came from, and the way to all others. */
function Origin({ project, query }: { project: string; query: RunsQuery }) {
  if (query.file === null && query.import === null) return null;
  return (
    <>
      {query.file !== null && (
        <>
          {" "}
          · read from <VisibleText text={query.file} />
        </>
      )}
      {query.import !== null && (
        <>
          {" "}
          · stored by{" "}
          <Link href={buildImportHref(project, query.import)} className="link">
            import {query.import}
          </Link>
        </>
      )}{" "}
      ·{" "}
      <Link
        href={buildRunsHref(project, { ...query, file: null, import: null, offset: 0, row: null })}
        className="link"
      >
        all runs
      </Link>
    </>
  );
}
