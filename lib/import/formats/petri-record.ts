import { MAX_ID_CHARACTERS } from "@/lib/import/id-limit";
import { getList, getText, isJsonObject, type JsonObject, withoutUndefined } from "@/lib/import/json-object";
import { nameText } from "@/lib/import/name-text";
import type { RunRecord } from "@/lib/import/run-record";
import { buildConversations } from "./petri-conversations";
import { linkHighlights, parseJudgeOutput } from "./petri-judgement";
import type { PetriTranscript } from "./petri-transcript";

const MOST_FAULTS_TOLD = 5;
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\dT[\d:.]+$/;

/** Keys of a transcript's metadata that have a place of their own in a run record. */
const PLACED = new Set([
  "transcript_id",
  "auditor_model",
  "target_model",
  "created_at",
  "updated_at",
  "version",
  "tags",
  "judge_output",
  "target_system_prompt",
  "target_tools",
]);

/** The seed that transcripts have in common, as a name. */
function buildCase(metadata: JsonObject): string | undefined {
  // Petri's older name of the seed; Bloom describes all of its transcripts alike.
  const description = "target_system_prompt" in metadata ? undefined : getText(metadata, "description");
  const seed = (getText(metadata, "seed_instruction") ?? description)?.trim();
  return seed ? nameText(seed) : undefined;
}

// The writers' clocks name no zone; taken as UTC, a time is the same on every machine.
function getTime(metadata: JsonObject): string | undefined {
  const time = getText(metadata, "created_at");
  return time !== undefined && WITHOUT_ZONE.test(time) ? `${time}Z` : time;
}

function buildRoles(metadata: JsonObject): RunRecord["model_roles"] {
  const roles = { target: getText(metadata, "target_model"), auditor: getText(metadata, "auditor_model") };
  const known = Object.entries(roles).filter(([, model]) => model !== undefined);
  return Object.fromEntries(known.map(([role, model]) => [role, { model }]));
}

function listToolNames(metadata: JsonObject): string[] {
  return getList(metadata, "target_tools").flatMap((tool) =>
    isJsonObject(tool) ? (getText(tool, "name") ?? []) : [],
  );
}

/** The id of a transcript, where it has one that can be kept. */
export function getTranscriptId({ metadata }: PetriTranscript): string | undefined {
  const id = getText(metadata, "transcript_id");
  return id !== undefined && id.length <= MAX_ID_CHARACTERS ? id : undefined;
}

/** What to know of a transcript that is not as it should be. */
function listWarnings(faults: readonly string[]): string[] {
  const more = faults.length - MOST_FAULTS_TOLD;
  return [...faults.slice(0, MOST_FAULTS_TOLD), ...(more > 0 ? [`and ${more} more of this kind`] : [])];
}

/** Builds the run record of one transcript, and what to know of it; one without a judgement has no scores. */
export function buildTranscriptRecord(
  transcript: PetriTranscript,
  id: string,
  source: NonNullable<RunRecord["source"]>,
): { record: RunRecord; warnings: string[] } {
  const { metadata } = transcript;
  const { faults, ...conversations } = buildConversations(transcript);
  const { scores, explanations, highlights } = parseJudgeOutput(metadata);
  const tools = listToolNames(metadata);
  const optional = {
    case: buildCase(metadata),
    model: getText(metadata, "target_model"),
    started_at: getTime(metadata),
  };
  const record: RunRecord = {
    id,
    ...withoutUndefined(optional),
    attempt: 1,
    model_roles: buildRoles(metadata),
    tags: [...new Set(getList(metadata, "tags").filter((tag) => typeof tag === "string"))],
    metadata: {
      ...Object.fromEntries(Object.entries(metadata).filter(([key]) => !PLACED.has(key))),
      ...(tools.length > 0 && { target_tools: tools }),
    },
    task_args: {},
    scores,
    explanations,
    ...conversations,
    observations: [],
    highlights: linkHighlights(highlights, conversations),
    source,
  };
  return { record, warnings: listWarnings([...transcript.faults, ...faults]) };
}
