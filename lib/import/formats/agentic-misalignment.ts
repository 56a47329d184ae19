import type { LogFile, Reader, ReadItem, ReadOptions } from "@/lib/import/reader";
import { type ConditionFiles, type ResponseFile, sortExperimentFiles } from "./agentic-experiment";
import { readAgenticObject, readSampleCount } from "./agentic-files";
import { type AgenticPrompts, readAgenticPrompts } from "./agentic-prompts";
import { buildAgenticItem, identifyResponse } from "./agentic-record";
import { createSampleCensus } from "./agentic-samples";

type Reading = {
  experiment: string;
  census: ReturnType<typeof createSampleCensus>;
  options: ReadOptions;
};

const DETECTIONS_REASON = "what it lists, each response says of itself; the responses are read";
const NO_PROMPTS =
  "no prompts are among the files, so transcripts hold the answers alone; name the experiment's folder, which holds both";

/** Reads how many samples of a condition were asked for; null where nothing says so. */
async function* readConfigs(
  configs: LogFile[],
  options: ReadOptions,
): AsyncGenerator<ReadItem, number | null> {
  let asked: number | null = null;
  for (const file of configs) {
    yield { kind: "part", file: file.name };
    const count = await readSampleCount(file, options);
    if (count.ok) asked ??= count.value;
    else yield { kind: "warning", message: count.error.message };
  }
  return asked;
}

async function readResponse(
  { file, located }: ResponseFile,
  prompts: AgenticPrompts,
  { experiment, census, options }: Reading,
): Promise<ReadItem> {
  const response = await readAgenticObject(file, options);
  if (!response.ok) return { kind: "set_aside", entry: null, path: null, message: response.error.message };
  const found = identifyResponse(response.value, located);
  if ("missing" in found) {
    const message = "neither the response nor its folder says it";
    return { kind: "set_aside", entry: null, path: found.missing, message };
  }
  const item = buildAgenticItem(response.value, found, { experiment, prompts, file: file.name });
  if (item.kind === "record") census.add(found);
  return item;
}

async function* readCondition(
  name: string,
  { prompts: promptFiles, responses }: ConditionFiles,
  reading: Reading,
): AsyncGenerator<ReadItem> {
  const { options } = reading;
  const { prompts, faults } = await readAgenticPrompts(promptFiles, options);
  for (const { name: file } of promptFiles.values()) yield { kind: "part", file };
  for (const message of faults) yield { kind: "warning", message };
  if (responses.length === 0) yield { kind: "warning", message: `${name}: it has prompts and no response` };
  for (const response of responses) {
    options.signal?.throwIfAborted();
    yield { kind: "part", file: response.file.name };
    yield await readResponse(response, prompts, reading);
  }
}

/**
 * The responses of one agentic misalignment experiment, each with the prompts of its condition. A
 * response that is not there was lost: the tool writes no file for an empty one.
 */
export const readAgenticMisalignment: Reader = async function* ({ files }, options) {
  const { name: experiment, conditions, configs, detections } = sortExperimentFiles(files);
  for (const { name } of detections)
    yield { kind: "skipped", file: name, reason: DETECTIONS_REASON, foreign: true };
  const census = createSampleCensus(yield* readConfigs(configs, options));
  for (const [name, condition] of conditions) {
    yield* readCondition(name, condition, { experiment, census, options });
  }
  if ([...conditions.values()].every(({ prompts }) => prompts.size === 0)) {
    yield { kind: "warning", message: NO_PROMPTS, about: "log" };
  }
  for (const message of census.listNotes()) yield { kind: "warning", message, about: "log" };
};
