import { hash } from "node:crypto";
import { formatCanonicalJson } from "@/lib/import/canonical-json";
import { describeLongId } from "@/lib/import/id-limit";
import { getObject, getText, isJsonObject, type JsonObject } from "@/lib/import/json-object";
import { nameText } from "@/lib/import/name-text";
import type { ReadItem } from "@/lib/import/reader";
import type { RunRecord } from "@/lib/import/run-record";
import { sanitise } from "@/lib/import/sanitise";
import { buildPromptfooTranscripts } from "./promptfoo-messages";
import { buildPromptfooScores } from "./promptfoo-scores";

/** What the rows of one evaluation share. */
export type PromptfooEval = {
  /** Null where the file does not name it: then rows are known by their own ids. */
  id: string | null;
  startedAt: string | undefined;
  /** How often a name of a row has been seen in the file, this time included. */
  count: (name: string) => number | null;
};

const FAILED_BY_ERROR = 2;
const MAX_CASE_CHARACTERS = 200;
/** Shown as transcripts, or of no meaning outside of promptfoo. */
const NOT_CIRCUMSTANCES = ["messages", "redteamHistory", "redteamTreeHistory", "_promptfooFileMetadata"];
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The provider's id and label; old writers have the id alone, as a text. */
function readProvider(row: JsonObject): { model?: string; label?: string } {
  const { provider } = row;
  if (typeof provider === "string") return { model: provider };
  const fields = getObject(row, "provider");
  return { model: getText(fields, "id"), label: getText(fields, "label") };
}

/** The same for every repetition of a test: each has a `testIdx` of its own. */
function nameCase(row: JsonObject): string | undefined {
  const description = getText(getObject(row, "testCase"), "description") ?? getText(row, "description");
  if (description !== undefined) return description;
  const vars = Object.entries(getObject(row, "vars"));
  const text = vars.map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  if (vars.length > 0) return text.join(", ").slice(0, MAX_CASE_CHARACTERS);
  return typeof row.testIdx === "number" ? `test ${row.testIdx}` : undefined;
}

function buildMetadata(row: JsonObject, label: string | undefined): JsonObject {
  const prompt = getObject(row, "prompt");
  const promptLabel = getText(prompt, "label") ?? getText(prompt, "display");
  const test = getObject(row, "testCase");
  const description = getText(test, "description");
  const metadata: JsonObject = {
    ...(Object.keys(getObject(row, "vars")).length > 0 && { vars: row.vars }),
    ...(label && { provider: label }),
    ...(promptLabel && { prompt: nameText(promptLabel) }),
    ...(description && { description }),
    ...(typeof row.latencyMs === "number" && { latencyMs: row.latencyMs }),
    ...(typeof row.cost === "number" && { cost: row.cost }),
    ...getObject(test, "metadata"),
    ...getObject(getObject(row, "response"), "metadata"),
    ...getObject(row, "metadata"),
  };
  for (const key of NOT_CIRCUMSTANCES) delete metadata[key];
  return metadata;
}

/** Why the row has no result, or null. `error` tells of failed assertions as well. */
function readFault(row: JsonObject): string | null {
  const isFault =
    typeof row.failureReason === "number"
      ? row.failureReason === FAILED_BY_ERROR
      : getText(row, "error") !== undefined && !isJsonObject(row.gradingResult);
  if (!isFault) return null;
  return getText(row, "error") ?? getText(getObject(row, "response"), "error") ?? "error without a message";
}

type RowName = { id: string; attempt: number };

/**
 * A row's own id is one in the world where promptfoo made it so; without one, a row is known by its
 * place or its content within the evaluation, and rows of the same are its attempts.
 */
function nameRow(row: JsonObject, evaluation: PromptfooEval): RowName | null {
  const own = getText(row, "id");
  if (own !== undefined && (UUID.test(own) || evaluation.id === null)) return { id: own, attempt: 1 };
  if (evaluation.id === null) return null;
  if (own !== undefined) return { id: `${evaluation.id}/${own}`, attempt: 1 };
  const { testIdx, promptIdx, provider, prompt, vars } = row;
  const hasPlace = typeof testIdx === "number" && typeof promptIdx === "number";
  const digest = () => hash("sha256", formatCanonicalJson({ provider, prompt, vars }), "hex").slice(0, 24);
  const id = `${evaluation.id}/${hasPlace ? `${testIdx}/${promptIdx}` : digest()}`;
  const attempt = evaluation.count(id);
  return attempt === null ? null : { id, attempt };
}

/** A run record of one row of `file`. */
export function buildPromptfooItem(
  value: unknown,
  evaluation: PromptfooEval,
  file: string,
  entry: string,
): ReadItem {
  const setAside = (message: string, path: string | null = null): ReadItem => {
    return { kind: "set_aside", entry, path, message };
  };
  if (!isJsonObject(value)) return setAside("a row is a JSON object");
  const row = sanitise(value) as JsonObject;
  const name = nameRow(row, evaluation);
  if (name === null) return setAside("it has no id, and none can be made of its evaluation's");
  const longId = describeLongId(name.id);
  if (longId !== null) return setAside(longId, "id");
  const { model, label } = readProvider(row);
  const testName = nameCase(row);
  const error = readFault(row);
  const record: RunRecord = {
    ...name,
    ...(testName && { case: testName }),
    ...(model && { model }),
    ...(evaluation.startedAt && { started_at: evaluation.startedAt }),
    model_roles: {},
    tags: [],
    metadata: buildMetadata(row, label),
    task_args: {},
    // A row without a result says `success: false` too: no rule may read a failure from it.
    ...(error === null ? buildPromptfooScores(row) : { scores: {}, explanations: {}, error }),
    ...(error === null && typeof row.success === "boolean" && { outcome: row.success ? "pass" : "fail" }),
    ...buildPromptfooTranscripts(row),
    observations: [],
    highlights: [],
    source: { file, entry },
  };
  return { kind: "record", record, entry };
}
