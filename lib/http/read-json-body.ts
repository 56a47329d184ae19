import type { z } from "zod";
import { parseWords } from "@/lib/requests/parse-words";
import { failure, type Result } from "@/lib/result";
import { readTextBody } from "./read-text-body";

/** A request's JSON body, checked by `schema`; the error names what is wrong in it. */
export async function readJsonBody<T extends z.ZodType>(
  request: Request,
  schema: T,
): Promise<Result<z.output<T>>> {
  const text = await readTextBody(request);
  if (!text.ok) return text;
  try {
    return parseWords(schema, JSON.parse(text.value));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failure("invalid", `the body is no JSON: ${error.message}`);
  }
}
