import { failure, type Result, success } from "@/lib/result";
import { readTextBody } from "./read-text-body";

/** A request's body as a JSON object; an empty body is an empty object. */
export async function readJsonBody(request: Request): Promise<Result<Record<string, unknown>>> {
  const text = await readTextBody(request);
  if (!text.ok) return text;
  if (text.value.trim() === "") return success({});
  try {
    const value: unknown = JSON.parse(text.value);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return success(value as Record<string, unknown>);
    }
  } catch {
    // Told below, together with JSON that is no object.
  }
  return failure("usage", "the body must be one JSON object");
}
