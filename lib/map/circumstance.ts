import type { FieldSummary } from "./field-statistics";

/** A run's own number, or what only steers chance: it explains nothing that a map could ask for. */
const NAME_OF_ID = /(?:^|[_.-])(?:id|ids|uuid|guid|seed|hash|index|nonce)$|[a-z]Id$/;
/** promptfoo's ids of how it attacks: each stands for a kind of attack, not for one. */
const NAME_OF_KIND = /(?:^|\.)(?:plugin|strategy)Id$/;
/** What was counted or measured of a run, or when it was: nothing that the next run could be asked for. */
const NAME_OF_MEASURE =
  /(?:^|[_.-])(?:ms|seconds|tokens|tokens_used|total_tokens|cost|usage|latency|duration|timestamp|datetime|confidence|estimate|stop_reason|finish_reason|successful|attempted|count|number|variation|repetition|epoch)$|_at$|[a-z](?:At|Ms)$/;
const TIME = /^\d{4}-\d\d-\d\d(?:[T ]|$)/;
const PLACE = /^(?:[a-z]+:\/\/|[A-Za-z]:\\|~?\/|\.{1,2}\/)|\/[^/]+\/|\.(?:ya?ml|json|jsonl|py|md|txt|csv)$/;
const NESTED = /^[[{]/;
const FINE_NUMBER = /^-?\d*\.\d{3,}(?:e[+-]?\d+)?$/;
const MOST_WORDS = 8;
const MOST_CHARACTERS = 80;

/** Whether a path ends in the name of an id or seed. */
export function isNamedAsId(path: string): boolean {
  return NAME_OF_ID.test(path) && !NAME_OF_KIND.test(path);
}

/** Whether a field may be a circumstance of a run: by its name no id and no measure, by its values no text. */
export function isCircumstance({ from, kind, values }: FieldSummary): boolean {
  if (kind === "model" || kind === "model_roles" || kind === "tags" || kind === "task") return true;
  const name = from.at(-1)!.replace(/["\]]+$/, "");
  if (isNamedAsId(name) || NAME_OF_MEASURE.test(name)) return false;
  const texts = values?.map(({ value }) => value) ?? [];
  return 2 * texts.filter(isNoSetting).length <= texts.length;
}

/** A time, a place on disk or in the web, a measured number, prose, or a structure. */
function isNoSetting(text: string): boolean {
  const isLong = text.length > MOST_CHARACTERS || text.split(/\s+/).length > MOST_WORDS;
  return isLong || [TIME, PLACE, FINE_NUMBER, NESTED].some((form) => form.test(text));
}
