import { z } from "zod";
import { SPEC_BUG_LIMITS } from "@/lib/spec-bugs/limits";
import { FAULTS, SEVERITIES } from "@/lib/spec-bugs/spec-bug";
import { storableText } from "./storable-text";

const { title, text, label, labels, reason } = SPEC_BUG_LIMITS;

/** A text that says something: white space around it is left out. */
export function saidText(mostCharacters: number, what: string) {
  return storableText(mostCharacters)
    .transform((given) => given.trim())
    .refine((said) => said !== "", what);
}

/** A name is one line, whatever was pasted. */
function nameText(mostCharacters: number, what: string) {
  return saidText(mostCharacters, what).transform((said) => said.replace(/\s+/g, " "));
}

export const reasonText = saidText(reason, "a reason");
export const commentText = saidText(text, "a comment that says something");

const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, `one of ${words.join(", ")}`);

/** A number that the database may have given; one beyond its integers is not found later. */
export const givenNumber = z.number().int().positive();

const fields = {
  title: nameText(title, "a title"),
  happened: storableText(text),
  specification: storableText(text),
  fault: oneOf(FAULTS),
  explanation: storableText(text),
  ruling: storableText(text),
  severity: oneOf(SEVERITIES),
  labels: z
    .array(nameText(label, "a label"))
    .max(labels)
    .transform((names) => [...new Set(names)]),
};

/** What a new spec bug holds; the texts and labels may be left out. */
export const specBugFields = z.strictObject({
  ...fields,
  happened: fields.happened.default(""),
  specification: fields.specification.default(""),
  explanation: fields.explanation.default(""),
  ruling: fields.ruling.default(""),
  labels: fields.labels.default([]),
});

/** What an edit writes: what it leaves out stays as it is. */
export const specBugChanges = z.strictObject(fields).partial();
