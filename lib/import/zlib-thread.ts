import { createRequire } from "node:module";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { repositoryRoot } from "@/lib/repository-root";

/** What a thread is asked, as `zlib-worker.js` takes it. */
type Jobs = {
  deflate: { text: string; level: number };
  unpack: { method: number; packed: Uint8Array; maxByteCount: number };
};

type Waiting = { resolve: (body: Uint8Array | null) => void; reject: (error: unknown) => void };
type Answer = { bytes: Uint8Array; lengths: (number | string | null)[] };

/** Handing over a job by itself would take as long as doing a small one. */
const BYTES_PER_POST = 2 ** 19;

function startWorker(kind: keyof Jobs): Worker {
  const root = repositoryRoot();
  // Not imported: the bundler of the server would look for the file among what it has bundled.
  const threads: typeof import("node:worker_threads") = createRequire(join(root, "package.json"))(
    "node:worker_threads",
  );
  return new threads.Worker(join(root, "lib/import/zlib-worker.js"), { workerData: kind, execArgv: [] });
}

/**
 * A function that has a thread do jobs of one kind, in order; its answers are bytes, or null for none.
 * Jobs are handed over many at a time: at the latest once whoever asks waits for something.
 */
export function createZlibThread<K extends keyof Jobs>(
  kind: K,
): (job: Jobs[K], byteCount: number) => Promise<Uint8Array | null> {
  let worker: Worker | null = null;
  let gathered: { job: Jobs[K]; waiting: Waiting }[] = [];
  let gatheredBytes = 0;
  /** Who waits for the answers to come, in their order. */
  let posted: Waiting[][] = [];

  const takeAnswer = ({ bytes, lengths }: Answer) => {
    let start = 0;
    for (const [i, { resolve, reject }] of posted.shift()!.entries()) {
      const length = lengths[i]!;
      if (typeof length === "string") reject(new Error(length));
      else resolve(length === null ? null : bytes.subarray(start, start + length));
      if (typeof length === "number") start += length;
    }
    // A thread with nothing to do must not keep a command from ending.
    if (posted.length === 0) worker?.unref();
  };
  const fail = (error: unknown) => {
    void worker?.terminate();
    worker = null;
    for (const { reject } of posted.flat()) reject(error);
    posted = [];
  };
  const start = () => {
    const started = startWorker(kind);
    // What one says that has been given up is for nobody who waits now.
    const isCurrent = () => worker === started;
    started.on("message", (answer: Answer) => isCurrent() && takeAnswer(answer));
    return started.on("error", (error) => isCurrent() && fail(error));
  };
  const post = () => {
    if (gathered.length === 0) return;
    posted.push(gathered.map(({ waiting }) => waiting));
    const jobs = gathered.map(({ job }) => job);
    gathered = [];
    gatheredBytes = 0;
    try {
      worker ??= start();
      worker.ref();
      worker.postMessage(jobs);
    } catch (error) {
      fail(error);
    }
  };
  return (job, byteCount) => {
    const answer = new Promise<Uint8Array | null>((resolve, reject) => {
      gathered.push({ job, waiting: { resolve, reject } });
    });
    // It may be awaited long after it has failed, or not at all.
    answer.catch(() => undefined);
    gatheredBytes += byteCount;
    if (gatheredBytes >= BYTES_PER_POST) post();
    else if (gathered.length === 1) queueMicrotask(post);
    return answer;
  };
}
