import { z } from "zod";
import { openDatabase } from "@/lib/db/database";
import { parseWords, wholeNumber } from "@/lib/requests/parse-words";
import { deleteTarget } from "@/lib/services/projects/delete-target";
import type { DeletionTarget } from "@/lib/services/projects/deletion-target";
import { previewDeletion } from "@/lib/services/projects/preview-deletion";
import { respond } from "./handle";
import { readWords } from "./read-words";

export const deletionWords = z.strictObject({
  runs: wholeNumber(0),
});

/** Answers what deleting would delete. */
export async function answerPreview(target: DeletionTarget): Promise<Response> {
  return respond(await previewDeletion(await openDatabase(), target));
}

/** Deletes what was previewed: `?runs=` is the number of runs that the preview said. */
export async function answerDeletion(request: Request, target: DeletionTarget): Promise<Response> {
  const words = parseWords(deletionWords, readWords(new URL(request.url).searchParams));
  if (!words.ok) return respond(words);
  return respond(await deleteTarget(await openDatabase(), target, words.value));
}
