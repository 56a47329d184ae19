import type { ApiAnswer } from "@/components/api/call";
import { buildImportFileHref } from "@/lib/url/api-url";
import { type ChosenFile, sumBytes } from "./chosen-files";
import { sendFile, startImport } from "./import-api";

/** How far this page has come with sending the files of one import. */
export type Sending = {
  /** `stopped` where something must be decided first: files failed, or the import did not start. */
  phase: "sending" | "stopped" | "started";
  files: number;
  sentFiles: number;
  bytes: number;
  sentBytes: number;
  startedAtMs: number;
  elapsedMs: number;
  /** The file that is on its way. */
  current: string | null;
  failed: { name: string; message: string }[];
  /** Why the import could not go on as a whole. */
  error: string | null;
};

type Job = { project: string; waiting: ChosenFile[]; failed: ChosenFile[]; ending: AbortController };

// Sending outlives the page that began it: the reader may look at the map meanwhile.
const jobs = new Map<number, Job>();
const states = new Map<number, Sending>();
const listeners = new Set<() => void>();

/** Tells of every change; answers how to stop listening. */
export function subscribeToSending(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What this page is sending for an import, or null. */
export function getSending(id: number): Sending | null {
  return states.get(id) ?? null;
}

/** Sends files to an import one by one and then starts it; files already on their way go first. */
export function beginSending(project: string, id: number, files: readonly ChosenFile[]): void {
  const job = jobs.get(id) ?? { project, waiting: [], failed: [], ending: new AbortController() };
  jobs.set(id, job);
  const names = new Set(files.map(({ name }) => name));
  job.failed = job.failed.filter(({ name }) => !names.has(name));
  job.waiting.push(...files);
  const before = states.get(id);
  const goesOn = before?.phase === "sending";
  const base = before && before.phase !== "started" ? before : START;
  set(id, {
    ...base,
    phase: "sending",
    error: null,
    files: base.files + files.length,
    bytes: base.bytes + sumBytes(files),
    failed: base.failed.filter(({ name }) => !names.has(name)),
    // The clock of a second round goes on from where the first one stopped.
    startedAtMs: goesOn ? base.startedAtMs : Date.now() - base.elapsedMs,
  });
  if (!goesOn) void sendWaiting(id, job);
}

/** Sends the files that failed once more, or the one of them that is named. */
export function sendAgain(id: number, name?: string): void {
  const job = jobs.get(id);
  if (job)
    beginSending(
      job.project,
      id,
      job.failed.filter((file) => name === undefined || file.name === name),
    );
}

/** Ends the sending of an import that is discarded. */
export function stopSending(id: number): void {
  jobs.get(id)?.ending.abort();
  jobs.delete(id);
  states.delete(id);
  announce();
}

const START: Sending = {
  phase: "sending",
  files: 0,
  sentFiles: 0,
  bytes: 0,
  sentBytes: 0,
  startedAtMs: 0,
  elapsedMs: 0,
  current: null,
  failed: [],
  error: null,
};

async function sendWaiting(id: number, job: Job): Promise<void> {
  for (let next = job.waiting.shift(); next; next = job.waiting.shift()) {
    const answer = await sendOne(id, job, next);
    if (job.ending.signal.aborted) return;
    if (!answer.ok && isFinal(answer.code)) {
      job.waiting = [];
      return update(id, { phase: "stopped", current: null, error: answer.message });
    }
  }
  if (job.failed.length > 0) return update(id, { phase: "stopped", current: null });
  const started = await startImport(job.project, id);
  if (started.ok) jobs.delete(id);
  update(id, {
    phase: started.ok ? "started" : "stopped",
    current: null,
    error: started.ok ? null : started.message,
  });
}

async function sendOne(id: number, job: Job, chosen: ChosenFile): Promise<ApiAnswer<unknown>> {
  const { name, file } = chosen;
  const before = states.get(id)!.sentBytes;
  update(id, { current: name });
  const answer = await sendFile(buildImportFileHref(job.project, id, name), file, {
    signal: job.ending.signal,
    onBytes: (sentBytes) => update(id, { sentBytes: before + Math.min(sentBytes, file.size) }),
  });
  const state = states.get(id);
  if (!state) return answer;
  if (answer.ok) update(id, { sentFiles: state.sentFiles + 1, sentBytes: before + file.size });
  else {
    // A file that failed is no longer among those that are to be sent, until it is sent again.
    job.failed.push(chosen);
    update(id, {
      files: state.files - 1,
      bytes: state.bytes - file.size,
      sentBytes: before,
      failed: [...state.failed, { name, message: answer.message }],
    });
  }
  return answer;
}

/** Whether no other file can fare better: the import is gone, or takes no files any more. */
function isFinal(code: string): boolean {
  return code === "not_found" || code === "conflict" || code === "forbidden";
}

function update(id: number, change: Partial<Sending>): void {
  const state = states.get(id);
  if (state) set(id, { ...state, ...change, elapsedMs: Date.now() - state.startedAtMs });
}

function set(id: number, state: Sending): void {
  states.set(id, state);
  announce();
}

function announce(): void {
  const isBusy = [...states.values()].some(({ phase }) => phase === "sending");
  // The same function is added once, however often.
  if (isBusy) window.addEventListener("beforeunload", warn);
  else window.removeEventListener("beforeunload", warn);
  for (const listener of listeners) listener();
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
