import { failure, type Result, success } from "@/lib/result";

/** Versions of Inspect's log format that this reader was written for. */
const KNOWN_VERSIONS = [1, 2];

/** What to know of a log's `version`: null where it is a known one, a warning where it is read nevertheless. */
export function checkInspectVersion(version: unknown): Result<string | null> {
  const known = KNOWN_VERSIONS.join(" and ");
  if (version === undefined) return success(`the log names no version; it is read as version ${known}`);
  if (typeof version !== "number") {
    return failure("invalid", `its version is ${JSON.stringify(version)}, expected a number: no Inspect log`);
  }
  return success(
    KNOWN_VERSIONS.includes(version)
      ? null
      : `its version is ${version}, ${known} are known: it is read like these, what is new in it is left out`,
  );
}
