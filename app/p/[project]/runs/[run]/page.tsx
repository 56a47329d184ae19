import { redirect } from "next/navigation";
import { loadProject } from "@/app/load-project";
import { ThingActions } from "@/components/housekeeping/thing-actions";
import { PageHeader } from "@/components/layout/page-header";
import { MarksLayer } from "@/components/marks/marks-layer";
import { Branches } from "@/components/run/branches";
import { listBranchViews, listPartings } from "@/components/run/list-branches";
import { listMarks } from "@/components/run/list-marks";
import { listRailObservations } from "@/components/run/list-rail-observations";
import { FileSpecBugLink } from "@/components/spec-bugs/file-spec-bug-link";
import { Transcript } from "@/components/transcript/transcript";
import { VERDICT_KEYS } from "@/components/triage/verdict-choices";
import { EscapeLink } from "@/components/ui/escape-link";
import { KeyHelp } from "@/components/ui/key-help";
import { Notices } from "@/components/ui/notices";
import { OutcomeTag } from "@/components/ui/outcome-tag";
import { Panel } from "@/components/ui/panel";
import { VisibleText } from "@/components/ui/visible-text";
import type { Database } from "@/lib/db/database";
import { formatQuantity } from "@/lib/format/number";
import { setResponseStatus } from "@/lib/http/response-status";
import { describeMissingMark } from "@/lib/marks/describe-missing-mark";
import { parseNumberOf } from "@/lib/requests/parse-number-of";
import { listRunMarks } from "@/lib/services/marks/list-marks";
import { getTombstone } from "@/lib/services/projects/get-tombstone";
import { getRun, type RunDetail } from "@/lib/services/runs/get-run";
import { listBranchPartings } from "@/lib/services/runs/list-branch-partings";
import { listMessages } from "@/lib/services/runs/list-messages";
import type { BranchParting } from "@/lib/transcript/branch-parting";
import { findOpeningBranch } from "@/lib/transcript/opening-branch";
import { buildRunApiHref } from "@/lib/url/api-url";
import { buildMapHref } from "@/lib/url/map-url";
import { buildListHref, type ListPlace, parseOrigin } from "@/lib/url/observation-list";
import { listUnreadParameters } from "@/lib/url/query-notice";
import { buildRunHref, loadRunQuery, runParsers, WINDOW_SIZE } from "@/lib/url/run-url";
import { Touching } from "../../touching";
import { MissingRun } from "./missing-run";
import { RunAside } from "./run-aside";
import { RunNeighbours } from "./run-neighbours";
import { RunVerdicts } from "./run-verdicts";

export const metadata = { title: "Run" };

const KEYS: [string, string][] = [
  ["j, k", "next and previous message"],
  ["o, O", "fold or open the message; all of its kind"],
  ["/", "search all messages, of which Ctrl+F sees those near; Enter and Shift+Enter step, Escape clears"],
  ["] [", "next and previous failure"],
  ["} {", "next and previous observation"],
  ["n, p", "next and previous run of the list it was reached from"],
  ...VERDICT_KEYS,
  ["m", "mark the selected words, or the current message, with a note"],
  ["b", "file a spec bug on the selected words, the current message or the run"],
  ["Escape", "back to the list"],
  ["?", "this list"],
];

const PAGE_NAMES: Record<ListPlace["page"], string> = { bucket: "Bucket", triage: "Triage", runs: "Runs" };

export default async function RunPage({ params, searchParams }: PageProps<"/p/[project]/runs/[run]">) {
  const { project: slug, run: id } = await params;
  const { db, project } = await loadProject(slug);
  const raw = await searchParams;
  const query = loadRunQuery(raw);
  const origin = parseOrigin(query.from);
  const back = origin
    ? {
        href: buildListHref(project.slug, origin, { row: origin.query.row }),
        label: PAGE_NAMES[origin.page],
      }
    : { href: buildMapHref(project.slug), label: "Map" };
  const number = parseNumberOf("run", id);
  const found = number.ok ? await getRun(db, project.slug, number.value) : number;
  if (!found.ok) {
    setResponseStatus(404);
    const tombstone = number.ok ? await getTombstone(db, { project: slug, run: number.value }) : null;
    return <MissingRun project={project} run={id} tombstone={tombstone} back={back} />;
  }
  const run = found.value;
  // Audits name no model of their own, but that of the target.
  const model = run.model_roles.target ?? run.model;
  const opening = findOpeningBranch(run.branches)!;
  if (raw.branch === undefined && raw.m === undefined && opening.branch !== 0) {
    redirect(buildRunHref(project.slug, run.run, { ...query, branch: opening.branch }));
  }
  const notices = listUnreadParameters(runParsers, raw);
  const branch = run.branches.find((candidate) => candidate.branch === query.branch) ?? run.branches[0]!;
  if (branch.branch !== query.branch)
    notices.push(`This run has no branch ${query.branch}; the main one is shown.`);
  const open = query.m !== null && query.m >= 0 && query.m < branch.messages ? query.m : null;
  if (query.m !== null && open === null) {
    notices.push(
      `There is no message ${query.m}; this branch has ${formatQuantity(branch.messages, "message")}, counted from 0.`,
    );
  }
  // An address without branch and message opens the view of the system under test, not the main one.
  const buildHref = (to: number, m?: number) =>
    buildRunHref(project.slug, run.run, { branch: to, from: query.from, m: m ?? (to === 0 ? 0 : null) });
  const parted = await listBranchPartings(db, project.slug, run.run);
  const partings = parted.ok ? parted.value : [];
  const stored = await listRunMarks(db, project.slug, run.run);
  const marks = stored.ok ? stored.value.marks : [];
  notices.push(...describeMissingMark(marks, query.mark));
  const page = (
    <div className="grid grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_380px] xl:grid-rows-[auto_1fr] print:block">
      <div className="px-4 pt-4 lg:px-6">
        <div className="mb-1 flex justify-between gap-4">
          <EscapeLink href={back.href}>{back.label}</EscapeLink>
          <span className="flex items-center gap-1">
            <FileSpecBugLink
              project={project.slug}
              seen={{ run: run.run, branch: branch.branch, from: query.from }}
            />
            <ThingActions
              subject={{ kind: "run", name: `run ${run.run}`, href: buildRunApiHref(project.slug, run.run) }}
              after={back.href}
            />
            <KeyHelp keys={KEYS} />
          </span>
        </div>
        <PageHeader
          title={
            <>
              <VisibleText text={run.id} /> <OutcomeTag outcome={run.outcome} />
            </>
          }
          synthetic={project.synthetic}
        >
          attempt {run.attempt} · campaign {run.campaign} · {formatQuantity(branch.messages, "message")}
          {run.branches.length > 1 && " in this view"}
          {model !== null && (
            <>
              {" "}
              · <VisibleText text={model} />
            </>
          )}
        </PageHeader>
        <Notices notices={notices} />
        <Branches branches={listBranchViews(run.branches, partings, branch.branch, buildHref)} />
      </div>
      <aside
        aria-label="Run details"
        className="print-whole mb-4 max-h-80 overflow-auto border-y bg-panel px-4 py-3 xl:sticky xl:top-0 xl:col-start-2 xl:row-span-2 xl:row-start-1 xl:mb-0 xl:h-dvh xl:max-h-none xl:border-y-0 xl:border-l xl:px-5"
      >
        <Panel title="The verdicts">
          <RunNeighbours db={db} project={project} run={run} from={query.from} />
          <RunVerdicts db={db} project={project.slug} run={run} from={query.from} />
        </Panel>
        <Panel title="The spec bugs">
          <Touching db={db} project={project.slug} touching={{ run: run.run }} />
        </Panel>
        <Panel title="The details">
          <RunAside project={project} run={run} query={query} />
        </Panel>
      </aside>
      <div className="px-4 pb-16 lg:px-6">
        <Panel title="The transcript">
          <RunTranscript
            db={db}
            project={project.slug}
            run={run}
            branch={branch.branch}
            from={query.from}
            open={open}
            partings={partings}
            buildHref={buildHref}
          />
        </Panel>
      </div>
    </div>
  );
  return (
    <MarksLayer key={run.run} project={project.slug} run={run.run} branch={branch.branch} marks={marks}>
      {page}
    </MarksLayer>
  );
}

async function RunTranscript({
  db,
  run,
  partings,
  buildHref,
  ...place
}: {
  db: Database;
  project: string;
  run: RunDetail;
  branch: number;
  from: string | null;
  open: number | null;
  partings: BranchParting[];
  buildHref: (branch: number, m?: number) => string;
}) {
  const { project, branch, open } = place;
  const from = Math.floor((open ?? 0) / WINDOW_SIZE) * WINDOW_SIZE;
  const page = await listMessages(db, project, run.run, { branch, from, count: WINDOW_SIZE });
  if (!page.ok) throw new Error(page.error.message);
  return (
    <Transcript
      key={branch}
      {...place}
      run={run.run}
      total={page.value.total}
      messages={page.value.messages}
      marks={listMarks(run.highlights, run.observations, branch)}
      partings={listPartings(run.branches, partings, branch, buildHref)}
      branches={run.branches.map(({ branch: number, label }) => ({ branch: number, label }))}
      observations={listRailObservations(run.observations, branch)}
    />
  );
}
