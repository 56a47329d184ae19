import { failure, type Result, success } from "@/lib/result";
import { readBytes } from "./read-bytes";

const LIMIT_BYTES = 1_000_000;

/** A request's body as a JSON object; an empty body is an empty object. */
export async function readJsonBody(request: Request): Promise<Result<Record<string, unknown>>> {
  const bytes = await readBytes(request, LIMIT_BYTES, "the body is larger than 1 MB");
  if (!bytes.ok) return bytes;
  const text = bytes.value.toString("utf8");
  if (text.trim() === "") return success({});
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return success(value as Record<string, unknown>);
    }
  } catch {
    // Told below, together with JSON that is no object.
  }
  return failure("usage", "the body must be one JSON object");
}
