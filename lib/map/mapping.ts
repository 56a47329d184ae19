import { z } from "zod";

/**
 * A mapping without other keys than those of its shape. The message of an unknown key is the list
 * of known ones, from which `describeIssue` proposes the closest.
 */
export function mapping<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? Object.keys(shape).join(", ") : undefined),
  });
}
