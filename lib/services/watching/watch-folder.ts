import { setTimeout as sleep } from "node:timers/promises";
import { type Database, explainDatabaseFault } from "@/lib/db/database";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";
import { forgetWatchedFiles } from "@/lib/db/mutations/forget-watched-files";
import { type Result, success } from "@/lib/result";
import type { ImportLogsRequest, ImportSummary } from "../imports/import-logs";
import {
  type Changes,
  getNextDueMs,
  type KnownFile,
  listDue,
  listWithNeighbours,
  noteChanges,
  type SeenFile,
} from "./decide-reading";
import { hangBell, silentBell } from "./folder-bell";
import { type Look, lookAtFolder } from "./look-at-folder";
import { listKnownFiles, readRound, type WatchTarget } from "./read-round";

export type WatchEvent =
  /** What is there at the beginning, and how much of it was read before and is as it was. */
  | { event: "watching"; folder: string; files: number; read_before: number }
  /** Files were read; `import` is null where they brought nothing. */
  | { event: "read"; summary: ImportSummary }
  /** Files have gone; their runs stay. */
  | { event: "gone"; files: string[] }
  | { event: "skipped"; skipped: { file: string; reason: string }[] }
  /** The system does not tell of changes, so the folder is looked at now and then. */
  | { event: "looking"; reason: string; every_ms: number }
  /** The database is away, and is waited for. */
  | { event: "waiting"; message: string }
  | { event: "back" };

export type WatchRequest = WatchTarget &
  Pick<ImportLogsRequest, "map" | "onProgress"> & {
    /** Ends the watching. */
    signal: AbortSignal;
    /** Look at the folder this often instead of being told of changes; null where the system tells. */
    pollMs: number | null;
    tell: (event: WatchEvent) => Promise<void>;
  };

/** Systems drop notices where many come at once, and network drives send none. */
const LOOK_MS = 30_000;
const DEAF_LOOK_MS = 5_000;
const RETRY_MS = 2_000;

/** What an error says of the database, without advice for those who import by hand; null for every other error. */
async function describeAway(error: unknown): Promise<string | null> {
  const message = await explainDatabaseFault(error);
  const advice = error instanceof DatabaseUnavailableError ? error.advice : null;
  return message !== null && advice !== null ? message.replace(advice, "").trim() : message;
}

/** Work with the database that waits for it while it is away, and tells that once; null once the signal is aborted. */
function createPatience(open: () => Promise<Database>, { signal, tell }: WatchRequest) {
  let isAway = false;
  return async <T>(work: (db: Database) => Promise<T>): Promise<T | null> => {
    while (!signal.aborted) {
      try {
        const value = await work(await open());
        if (isAway) await tell({ event: "back" });
        isAway = false;
        return value;
      } catch (error) {
        const message = await describeAway(error);
        if (message === null) throw error;
        if (!isAway) await tell({ event: "waiting", message });
        isAway = true;
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
    return null;
  };
}

/**
 * Tells of what a look found that no round tells: files that have gone, and what is passed over. Files
 * that have gone are forgotten, or every start would tell of them again.
 */
function createTeller(
  { tell }: WatchRequest,
  known: ReadonlyMap<string, KnownFile>,
  forget: (files: string[]) => Promise<unknown>,
) {
  const gone = new Set<string>();
  const passedOver = new Set<string>();
  return async ({ files, skipped, isAway }: Look) => {
    const there = new Set(files.map(({ name }) => name));
    const newlyGone = [...known.keys()].filter((name) => !there.has(name) && !gone.has(name));
    for (const name of newlyGone) gone.add(name);
    for (const name of there) gone.delete(name);
    if (newlyGone.length > 0) {
      await tell({ event: "gone", files: newlyGone });
      if (!isAway) await forget(newlyGone);
    }
    const newlySkipped = skipped.filter(({ file }) => !passedOver.has(file));
    for (const { file } of newlySkipped) passedOver.add(file);
    if (newlySkipped.length > 0) await tell({ event: "skipped", skipped: newlySkipped });
  };
}

/**
 * Follows a folder of logs until the signal is aborted: what is there, and then whatever is added or
 * changes, is read into a campaign, each round one import. What was read is noted in the database, so that
 * watching again reads only what has changed since. A database that goes away is waited for.
 */
export async function watchFolder(
  open: () => Promise<Database>,
  request: WatchRequest,
): Promise<Result<null>> {
  const { folder, signal, tell, format } = request;
  let { map, pollMs } = request;
  let deafness: string | null = null;
  const bell = pollMs === null ? await hangBell(folder, (reason) => (deafness = reason)) : silentBell;
  try {
    const db = await open();
    // Another format finds other things in the same files.
    const before = format === null ? await listKnownFiles(db, request) : [];
    const known = new Map<string, KnownFile>(before.map((file) => [file.file, file]));
    const withDatabase = createPatience(open, request);
    const tellLook = createTeller(request, known, (files) =>
      withDatabase((db) => forgetWatchedFiles(db.pool, request, files)),
    );
    let look = await lookAtFolder(folder);
    // What is there at the beginning is read as it stands.
    let changes: Changes = noteChanges(new Map(), look.files, known, Number.NEGATIVE_INFINITY);
    await tell({
      ...{ event: "watching", folder, files: look.files.length },
      read_before: look.files.length - changes.size,
    });
    while (!signal.aborted) {
      await tellLook(look);
      const due = listDue(changes, performance.now());
      const nextMs = getNextDueMs(changes);
      if (due.length > 0) {
        const files = listWithNeighbours(due, look.files, known);
        const round = await withDatabase((db) => readRound(db, { ...request, map, due, files, known }));
        if (round === null) break;
        if (!round.ok) return round;
        const { summary, read } = round.value;
        if (signal.aborted && summary.files.length === 0) break;
        for (const file of read) known.set(file.file, file);
        if (summary.files.length > 0) map = null;
        await tell({ event: "read", summary });
      } else if (nextMs !== null) {
        await silentBell.wait(Math.max(0, nextMs - performance.now()), signal);
      } else {
        await bell.wait(pollMs ?? LOOK_MS, signal);
      }
      if (deafness !== null && pollMs === null) {
        pollMs = DEAF_LOOK_MS;
        await tell({ event: "looking", reason: deafness, every_ms: pollMs });
      }
      look = await lookAtFolder(folder);
      changes = noteChanges(withoutRead(changes, due), look.files, known, performance.now());
    }
    return success(null);
  } finally {
    await bell.close();
  }
}

/** What waits still; a file that has changed while it was read begins to wait then. */
function withoutRead(changes: Changes, read: readonly SeenFile[]): Changes {
  const names = new Set(read.map(({ name }) => name));
  return new Map([...changes].filter(([name]) => !names.has(name)));
}
