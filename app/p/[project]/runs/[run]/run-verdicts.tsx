import { VerdictPanel } from "@/components/triage/verdict-panel";
import type { Database } from "@/lib/db/database";
import type { RunDetail } from "@/lib/services/runs/get-run";
import { listDecisions, MOST_DECISIONS } from "@/lib/services/verdicts/list-decisions";
import { buildRunHref, type RunQuery } from "@/lib/url/run-url";
import { findCurrentObservation } from "./find-current-observation";

/** What was decided on a run's failing observations, and the way to decide. */
export async function RunVerdicts({
  db,
  project,
  run,
  from,
}: {
  db: Database;
  project: string;
  run: RunDetail;
} & Pick<RunQuery, "from">) {
  const page = await listDecisions(db, project, { run: run.run, before: null, limit: MOST_DECISIONS });
  if (!page.ok) throw new Error(page.error.message);
  const current = findCurrentObservation(run, from);
  return (
    <VerdictPanel
      key={`${run.run} ${current}`}
      project={project}
      run={run.run}
      observations={run.observations.map(({ key, outcome, message, branch, verdict }) => ({
        key,
        outcome,
        message:
          message === null
            ? null
            : { href: buildRunHref(project, run.run, { m: message, branch, from }), index: message },
        verdict,
      }))}
      lost={run.lost_verdicts}
      duplicates={run.duplicates}
      current={current}
      decisions={page.value.decisions}
    />
  );
}
