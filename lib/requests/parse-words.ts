import { z } from "zod";
import { failure, type Result, success } from "@/lib/result";

/** What a command line or an address says, by name: a word, or several where the name was repeated. */
export type Words = Record<string, string | string[] | undefined>;

/** A name that may be repeated. */
export const wordList = z.array(z.string()).default([]);

/** A name that may be repeated, or hold several words with commas between them. */
export const commaList = wordList.transform((words) => {
  const trimmed = words.flatMap((word) => word.split(",")).map((word) => word.trim());
  return [...new Set(trimmed.filter(Boolean))];
});

/** Checks words; the error names the word and what it may be. */
export function parseWords<T extends z.ZodType>(
  schema: T,
  words: Record<string, unknown>,
): Result<z.output<T>> {
  const parsed = schema.safeParse(words);
  if (parsed.success) return success(parsed.data);
  const problems = parsed.error.issues.map((issue) => {
    const path = issue.path.join(".");
    return path ? `${path}: ${issue.message}` : issue.message;
  });
  return failure("usage", problems.join("; "));
}
