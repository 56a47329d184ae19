import { z } from "zod";
import { describeIssue, describeUnknownName } from "@/lib/map/describe-issue";
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

/** The ends of a range of days; what they hold is checked where they are read. */
export const dateWords = { from: z.string().optional(), to: z.string().optional() };

/** Such a list of known words. */
export function anyOf<const Known extends readonly string[]>(known: Known) {
  return commaList
    .refine((words) => words.every((word) => known.includes(word)), `any of ${known.join(", ")}`)
    .transform((words) => words as Known[number][]);
}

/** A number that counts or names something, written in digits alone. */
export function wholeNumber(min: number, max?: number) {
  const upTo = max === undefined ? "on, of at most 15 digits" : `to ${max}`;
  const description = `a whole number from ${min} ${upTo}`;
  return (
    z
      .string()
      .refine(
        (text) => /^\d{1,15}$/.test(text) && Number(text) >= min && Number(text) <= (max ?? Infinity),
        description,
      )
      // An address spells numbers as text; whoever describes it means the number.
      .meta({ description, type: "integer", minimum: min, maximum: max })
      .transform(Number)
  );
}

/** Checks words; the error names the word and what it may be. */
export function parseWords<T extends z.ZodObject>(
  schema: T,
  words: Record<string, unknown>,
): Result<z.output<T>> {
  // Schemas of zod pass over this one name wherever it stands.
  if (Object.hasOwn(words, "__proto__")) {
    return failure("usage", describeUnknownName("parameter", "__proto__", Object.keys(schema.shape)));
  }
  const parsed = schema.safeParse(words);
  if (parsed.success) return success(parsed.data);
  const problems = parsed.error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => describeUnknownName("parameter", key, Object.keys(schema.shape)));
    }
    const name = issue.path.join(".");
    // A rule of our own says what is expected; what was given may be a list of many words.
    if (issue.code === "custom") return `${name}: expected ${issue.message}`;
    return describeIssue(issue, words).map(({ message }) => `${name}: ${message}`);
  });
  return failure("usage", problems.join("; "));
}
