import { z } from "zod";
import { VERDICTS } from "@/lib/coverage/verdict";
import type { Database } from "@/lib/db/database";
import { sanitise } from "@/lib/import/sanitise";
import type { Result } from "@/lib/result";
import { type DecidedRun, setVerdict } from "@/lib/services/set-verdict";
import { parseWords } from "./parse-words";

/** The word that takes a verdict back. */
const NONE = "none";
const MOST_CHARACTERS = 2000;

/** Words that a verdict is asked for by. */
export const VERDICT_WORDS = [...VERDICTS, NONE] as const;

const storableText = z
  .string()
  .max(MOST_CHARACTERS)
  .transform((text) => sanitise(text) as string);

const verdictWords = z.strictObject({
  verdict: z.enum(VERDICT_WORDS, `one of ${VERDICT_WORDS.join(", ")}`),
  observation: storableText.optional(),
  reason: storableText.optional(),
});

/** Answers `lacuna runs verdict` and `PUT .../runs/R/verdict` alike. */
export async function answerVerdict(
  db: Database,
  project: string,
  run: number,
  words: Record<string, unknown>,
): Promise<Result<DecidedRun>> {
  const request = parseWords(verdictWords, words);
  if (!request.ok) return request;
  const { verdict, observation = null, reason = null } = request.value;
  return setVerdict(db, { project, run, observation, verdict: verdict === NONE ? null : verdict, reason });
}
