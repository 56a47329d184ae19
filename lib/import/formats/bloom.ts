import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path/posix";
import { clipText } from "@/lib/import/clip-text";
import { isJsonObject } from "@/lib/import/json-object";
import { getPlace } from "@/lib/import/log-place";
import type { Log, LogFile, Reader, ReadItem, ReadOptions } from "@/lib/import/reader";
import { DEFAULT_HELD_BYTES } from "@/lib/import/size-limit";
import { JsonFault, streamJson } from "@/lib/import/stream-json";
import {
  type BloomContext,
  createBloomContext,
  readIdeation,
  readJudgements,
  readRolloutHeader,
} from "./bloom-context";
import { countBloomRuns } from "./bloom-counts";
import { createBloomJudgements } from "./bloom-judgements";
import { type BloomPart, detectBloomPart } from "./bloom-parts";
import { buildBareRecord, joinBloomRecord } from "./bloom-record";
import { type BloomRun, getRunKey, parseRun, parseRunKey } from "./bloom-run";
import { buildTranscriptRecord, getTranscriptId } from "./petri-record";
import { type PetriTranscript, pickTranscript, readTranscript } from "./petri-transcript";

const MOST_ID_TOLD = 100;
const TRANSCRIPT_NAME = /^transcript_v(\d{1,9})r(\d{1,9})\.json$/;

/** Parts that hold no runs, and what is said of those that hold what is not read. */
const WITHOUT_RUNS: [BloomPart, string | null][] = [
  ["ideation", null],
  ["understanding", null],
  ["turns", "labels of single turns, added after the evaluation; they are not read"],
  ["report", "a report on how scenarios were made; it holds no runs"],
];

type Parts = Map<BloomPart | "transcript", LogFile[]>;
type Folder = {
  name: string;
  parts: Parts;
  context: BloomContext;
  counts: ReturnType<typeof countBloomRuns>;
  /** Ids of transcripts that were read. */
  ids: Set<string>;
  options: ReadOptions;
};

function parseRunName(name: string): BloomRun | undefined {
  const [, variation, repetition] = TRANSCRIPT_NAME.exec(basename(name)) ?? [];
  return variation && repetition
    ? { variation: Number(variation), repetition: Number(repetition) }
    : undefined;
}

async function* sortFiles(files: LogFile[], parts: Parts): AsyncGenerator<ReadItem> {
  for (const file of files) {
    const part = await detectBloomPart(file.path);
    if (part.ok) parts.set(part.value, [...(parts.get(part.value) ?? []), file]);
    else yield { kind: "skipped", file: file.name, reason: part.error.message };
  }
}

function* buildItems(
  folder: Folder,
  transcript: PetriTranscript,
  run: BloomRun | undefined,
  source: { file: string; entry?: string },
): Generator<ReadItem> {
  const entry = source.entry ?? null;
  const ownId = getTranscriptId(transcript);
  const id = ownId ?? (run && `${folder.name}/${getRunKey(run)}`);
  if (id === undefined) {
    const message = "a transcript needs an id, or a name that tells its variation and repetition";
    yield { kind: "set_aside", entry, path: "metadata.transcript_id", message };
    return;
  }
  const isRepeated = folder.ids.has(id);
  folder.ids.add(id);
  const built = buildTranscriptRecord(transcript, id, source);
  const record = joinBloomRecord(built.record, run, folder.context);
  folder.counts.addTranscript(run, record);
  yield { kind: "record", entry, record };
  for (const warning of built.warnings) {
    yield { kind: "warning", message: entry === null ? warning : `${entry}: ${warning}` };
  }
  if (isRepeated) {
    const message = `another transcript of the folder has its id, ${JSON.stringify(clipText(id, MOST_ID_TOLD))}; one of them counts`;
    yield { kind: "warning", message };
  }
  if (run === undefined) {
    const message = "its name tells no variation and repetition: it is joined with no judgment";
    yield { kind: "warning", message };
  }
}

async function* readTranscriptFile(folder: Folder, file: LogFile): AsyncGenerator<ReadItem> {
  const transcript = await readTranscript(file.path, folder.options);
  const run = parseRunName(file.name);
  if (!transcript.ok) {
    if (run) folder.counts.addDamaged(run);
    yield { kind: "skipped", file: file.name, reason: transcript.error.message };
    return;
  }
  yield { kind: "part", file: file.name };
  yield* buildItems(folder, transcript.value, run, { file: file.name });
}

/** The transcripts of a rollout that have no file of their own. */
async function* readRollouts(folder: Folder, file: LogFile): AsyncGenerator<ReadItem> {
  let position = 0;
  try {
    for await (const { value } of streamJson(file.path, ["$.rollouts.*"], folder.options)) {
      const entry = `rollouts[${position++}]`;
      const run = isJsonObject(value) ? parseRun(value) : undefined;
      const transcript = isJsonObject(value) && isJsonObject(value.transcript) && value.transcript;
      if (run === undefined || transcript === false) {
        const message = "a rollout names its variation and repetition, and holds a transcript";
        yield { kind: "set_aside", entry, path: null, message };
        continue;
      }
      if (!folder.counts.addRollout(run)) {
        const message = `${entry}: ${getRunKey(run)} is in the file more than once; the first one counts`;
        yield { kind: "warning", message };
      }
      const { transcript_id: id } = isJsonObject(transcript.metadata) ? transcript.metadata : {};
      if (folder.counts.hasTranscript(run) || (typeof id === "string" && folder.ids.has(id))) continue;
      yield* buildItems(folder, pickTranscript(transcript), run, { file: file.name, entry });
    }
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    yield { kind: "partial", entry: `rollouts[${position}]`, message: error.message };
  }
}

/** Runs that were judged, and whose transcripts are not there. */
function* listBareRuns({ name, context, counts }: Folder, file: LogFile): Generator<ReadItem> {
  for (const key of context.judgements.runs()) {
    const run = parseRunKey(key);
    if (counts.hasTranscript(run) || counts.isDamaged(run)) continue;
    const bare = buildBareRecord(`${name}/${key}`, context, { file: file.name, entry: key });
    const record = joinBloomRecord(bare, run, context);
    counts.addBare(run);
    yield { kind: "record", entry: key, record };
  }
}

async function* readParts(folder: Folder): AsyncGenerator<ReadItem> {
  const { parts, context, counts, options } = folder;
  const found = new Map<LogFile, ReadItem[]>();
  const list = (part: BloomPart | "transcript") => parts.get(part) ?? [];
  for (const file of list("ideation")) found.set(file, await readIdeation(file.path, context, options));
  for (const file of list("judgment")) found.set(file, await readJudgements(file.path, context, options));
  for (const file of list("rollout")) await readRolloutHeader(file.path, context, options);
  for (const [part, message] of WITHOUT_RUNS) {
    for (const file of list(part)) {
      yield { kind: "part", file: file.name };
      yield* found.get(file) ?? [];
      if (message !== null) yield { kind: "warning", message };
    }
  }
  for (const file of list("transcript")) yield* readTranscriptFile(folder, file);
  for (const file of list("rollout")) {
    yield { kind: "part", file: file.name };
    yield* readRollouts(folder, file);
    yield* counts.listRolloutWarnings(context);
  }
  for (const file of list("judgment")) {
    yield { kind: "part", file: file.name };
    yield* found.get(file) ?? [];
    yield* listBareRuns(folder, file);
  }
  yield* counts.listFolderWarnings(context, list("judgment").length > 0);
}

/** Whether the judgements do not fit in memory. */
async function areManyJudged(
  parts: Parts,
  { heldBytes = DEFAULT_HELD_BYTES }: ReadOptions,
): Promise<boolean> {
  let byteCount = 0;
  for (const { path } of parts.get("judgment") ?? [])
    byteCount += (await stat(path).catch(() => null))?.size ?? 0;
  return byteCount > heldBytes;
}

function getFolderName({ files }: Log): string {
  const name = basename(dirname(getPlace(files[0]!)));
  return name === "." ? "bloom" : name;
}

/**
 * The folder of one Bloom evaluation: transcripts, from files of their own or from the rollout, joined
 * with their judgements by variation and repetition. Each run is read once.
 */
export const readBloom: Reader = async function* (log, options) {
  options.signal?.throwIfAborted();
  const parts: Parts = new Map();
  yield* sortFiles(log.files, parts);
  const judgements = createBloomJudgements(await areManyJudged(parts, options));
  try {
    yield* readParts({
      name: getFolderName(log),
      parts,
      context: createBloomContext(judgements),
      counts: countBloomRuns(),
      ids: new Set(),
      options,
    });
  } finally {
    judgements.close();
  }
};
