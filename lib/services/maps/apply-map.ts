import { setTimeout as sleep } from "node:timers/promises";
import type { PoolClient } from "pg";
import { tryLockRebucketing } from "@/lib/db/advisory-locks";
import type { Database } from "@/lib/db/database";
import { ensureProject } from "@/lib/db/mutations/ensure-project";
import { createRebucketing } from "@/lib/db/mutations/record-rebucketing";
import { countObservations } from "@/lib/db/mutations/recount-cells";
import { listRebucketingRows } from "@/lib/db/queries/list-rebucketing-rows";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { parseMap } from "@/lib/map/parse-map";
import type { RebucketingView } from "@/lib/map/rebucketing-view";
import { failure, type Result, success } from "@/lib/result";
import { unlessProjectGone } from "../imports/project-gone";
import { checkSlug } from "../projects/check-slug";
import { getRebucketing } from "./get-rebucketing";
import { type Follow, rebucket } from "./rebucket";

export type AppliedMap = {
  project: string;
  map_version: number;
  /** False where the text is the current one, byte for byte. */
  changed: boolean;
  /** Observations that the version classifies. */
  observations: number;
};

export type ApplyMapRequest = {
  project: string;
  text: string;
  file?: string;
  /** Who applies it and why, kept with the version. */
  author?: string | null;
  reason?: string | null;
  source?: RebucketingView["source"];
  /** Version that the text was made from; another current one is a conflict. */
  base?: number | null;
};

/** A re-bucketing that goes on, or one that was not needed. */
type Begun = { rebucketing: number | null; observations: number; ended: Promise<Result<AppliedMap>> };

/**
 * Makes a text the project's coverage map and classifies what is there by it, all at once or not at
 * all. Creates the project where it is absent, and waits for a re-bucketing that is under way.
 */
export async function applyMap(
  db: Database,
  request: ApplyMapRequest,
  follow: Follow = {},
): Promise<Result<AppliedMap>> {
  const begun = await begin(db, request, follow, (client, projectId) =>
    waitForTurn(client, projectId, follow),
  );
  return begun.ok ? begun.value.ended : begun;
}

/** What was applied at once, or the re-bucketing that goes on. */
export type StartedMap =
  | { applied: AppliedMap; rebucketing: null }
  | { applied: null; rebucketing: RebucketingView };

/** A project with fewer observations is classified while whoever asks waits: that takes a second or two. */
const SMALL_PROJECT = 20_000;

/**
 * The same in the background: answers what was applied where the project is small, else the
 * re-bucketing that goes on. One that is under way is a conflict.
 */
export async function startApplyMap(db: Database, request: ApplyMapRequest): Promise<Result<StartedMap>> {
  const begun = await begin(db, request, {}, tryLockRebucketing);
  if (!begun.ok) return begun;
  const { rebucketing, observations, ended } = begun.value;
  if (rebucketing === null || observations < SMALL_PROJECT) {
    const applied = await ended;
    return applied.ok ? success({ applied: applied.value, rebucketing: null }) : applied;
  }
  // Nobody waits for it: its row tells how it ended.
  ended.catch(() => undefined);
  const view = await getRebucketing(db, request.project, rebucketing);
  return view.ok ? success({ applied: null, rebucketing: view.value }) : view;
}

async function begin(
  db: Database,
  request: ApplyMapRequest,
  follow: Follow,
  takeTurn: (client: PoolClient, projectId: number) => Promise<boolean>,
): Promise<Result<Begun>> {
  const { project, text, file } = request;
  const slug = checkSlug("project", project);
  if (!slug.ok) return slug;
  const coverage = parseMap(text, file);
  if (!coverage.ok) return coverage;
  return unlessProjectGone(project, async () => {
    const projectId = await ensureProject(db.pool, { slug: project, synthetic: false });
    // It holds the turn, and later the staged rows: both go with it.
    const client = await db.pool.connect();
    const begun = await beginOn(db, client, projectId, request, coverage.value, follow, takeTurn).catch(
      (error: unknown) => {
        client.release(true);
        throw error;
      },
    );
    if (!begun.ok || begun.value.rebucketing === null) client.release(true);
    return begun;
  });
}

async function beginOn(
  db: Database,
  client: PoolClient,
  projectId: number,
  { project, text, author = null, reason = null, source = "command line", base = null }: ApplyMapRequest,
  coverage: CoverageMap,
  follow: Follow,
  takeTurn: (client: PoolClient, projectId: number) => Promise<boolean>,
): Promise<Result<Begun>> {
  if (!(await takeTurn(client, projectId))) return tellTurn(db, projectId, project);
  const current = await getCurrentVersion(client, projectId);
  if (base !== null && base !== (current?.version ?? 0)) {
    return failure(
      "conflict",
      `the map was made from version ${base} of project "${project}", and version ${current?.version ?? 0} is current; look at what changed and apply again`,
    );
  }
  const observations = await countObservations(client, projectId);
  if (current?.text === text) {
    const applied = { project, map_version: current.version, changed: false, observations };
    return success({ rebucketing: null, observations, ended: Promise.resolve(success(applied)) });
  }
  const { id, total } = await createRebucketing(client, {
    projectId,
    text,
    author,
    reason,
    source,
    baseVersion: base,
  });
  const work = {
    id,
    total,
    projectId,
    project,
    coverage,
    version: { text, name: coverage.name, author, reason },
  };
  return success({ rebucketing: id, observations, ended: rebucket(db, client, work, follow) });
}

async function getCurrentVersion(client: PoolClient, projectId: number) {
  const { rows } = await client.query<{ version: number; text: string }>(
    `SELECT v.version, v.text FROM project p JOIN map_version v ON v.id = p.current_map_version_id
     WHERE p.id = $1`,
    [projectId],
  );
  return rows[0];
}

const TURN_INTERVAL_MS = 100;

/** Waits until no other re-bucketing of the project is under way; false where the signal aborts before. */
async function waitForTurn(client: PoolClient, projectId: number, { signal }: Follow): Promise<boolean> {
  while (!(await tryLockRebucketing(client, projectId))) {
    if (signal?.aborted) return false;
    await sleep(TURN_INTERVAL_MS);
  }
  return true;
}

/** Says that another re-bucketing is under way, and which. */
async function tellTurn(db: Database, projectId: number, project: string) {
  const rows = await listRebucketingRows(db.pool, projectId, { id: null, before: null, limit: 1 });
  const name = rows[0] ? `re-bucketing ${rows[0].id}` : "a re-bucketing";
  return failure(
    "conflict",
    `${name} of project "${project}" is under way; wait until it has ended, or cancel it`,
    { rebucketing: rows[0]?.id ?? null },
  );
}
