import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { repositoryRoot } from "@/lib/repository-root";

/** What a thread is asked, as `zlib-worker.js` takes it. */
type Jobs = {
  deflate: { text: string; level: number };
  unpack: { method: number; packed: Uint8Array; maxByteCount: number };
};

type Waiting = { resolve: (body: Uint8Array | null) => void; reject: (error: Error) => void };
type Answer = { bytes: Uint8Array; lengths: (number | string | null)[] };

/** Handing over a job by itself would take as long as doing a small one. */
const BYTES_PER_POST = 2 ** 19;

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
  const fail = (error: Error) => {
    worker = null;
    for (const { reject } of posted.flat()) reject(error);
    posted = [];
  };
  const start = () => {
    const path = join(repositoryRoot(), "lib/import/zlib-worker.js");
    const started = new Worker(/* turbopackIgnore: true */ path, { workerData: kind, execArgv: [] });
    return started.on("message", takeAnswer).on("error", fail);
  };
  const post = () => {
    if (gathered.length === 0) return;
    worker ??= start();
    worker.ref();
    posted.push(gathered.map(({ waiting }) => waiting));
    worker.postMessage(gathered.map(({ job }) => job));
    gathered = [];
    gatheredBytes = 0;
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
