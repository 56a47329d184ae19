import { expect } from "vitest";
import type { HeldVerdict } from "@/lib/coverage/verdict";
import type { Database } from "@/lib/db/database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import type { RunRecord } from "@/lib/import/run-record";
import { expectValue } from "../imports/test-import";
import { getCrossing } from "../maps/get-crossing";
import { verify } from "../maps/verify";
import { listRuns, type RunQuery } from "../runs/list-runs";
import { createRunQuery } from "../runs/test-run-query";
import { setVerdict } from "./set-verdict";

/** A record that fails by the test map, unless its scores say otherwise. */
export function createFailing(id: string, fields: Partial<RunRecord> = {}): RunRecord {
  return createTestRecord({
    id,
    metadata: { role: "ceo", level: 1 },
    tags: ["a"],
    scores: { bad: true },
    ...fields,
  });
}

/** All observations of a project's default campaign, or of what else is asked for. */
export async function listAll(db: Database, project: string, query: Partial<RunQuery> = {}) {
  return expectValue(await listRuns(db, createRunQuery(project, query))).runs;
}

export async function findRun(
  db: Database,
  project: string,
  id: string,
  query: Partial<RunQuery> = {},
): Promise<number> {
  return (await listAll(db, project, query)).find((run) => run.id === id)!.run;
}

/** Counts of the bucket of failing records, raw and adjudicated, once cells, observations and raw runs agree. */
export async function countBucket(db: Database, project: string) {
  expect(expectValue(await verify(db, { project, reclassify: true })).differences).toEqual([]);
  const query = { project, by: ["role", "level"], where: [], campaigns: null };
  const { buckets } = expectValue(await getCrossing(db, query));
  const { pass, fail, hits, adjudicated } = buckets.find(
    ({ at }) => at.role === "ceo" && at.level === "low",
  )!;
  return { pass, fail, hits, adjudicated: { hits: adjudicated.hits, fail: adjudicated.fail } };
}

/** Gives a run a verdict; returns the number of the decision. */
export async function decideRun(
  db: Database,
  project: string,
  run: number,
  verdict: HeldVerdict | null,
  duplicateOf: number | null = null,
): Promise<number> {
  const request = { project, run, observation: null, verdict, duplicateOf, reason: null };
  return expectValue(await setVerdict(db, request)).decision;
}
