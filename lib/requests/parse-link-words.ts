import { failure, type Result, success } from "@/lib/result";
import type { NewLink } from "@/lib/spec-bugs/new-link";

/** What a command line says of the thing to link to. */
export type LinkWords = {
  run?: number;
  message?: number;
  branch?: number;
  quote?: string;
  mark?: number;
  at?: string[];
  campaign?: string[];
  specBug?: number;
};

/** The one thing that the words name, or null where they name none. */
export function parseLinkWords(words: LinkWords): Result<NewLink | null> {
  const { run, message, branch, quote, mark, at = [], campaign = [], specBug } = words;
  const links: NewLink[] = [];
  if (run !== undefined) {
    links.push(
      message === undefined ? { kind: "run", run } : { kind: "message", run, branch, message, quote },
    );
  }
  if (mark !== undefined) links.push({ kind: "mark", mark });
  if (at.length > 0) {
    const bucket = readBucket(at);
    if (!bucket.ok) return bucket;
    links.push({ kind: "bucket", at: bucket.value, campaigns: campaign });
  }
  if (specBug !== undefined) links.push({ kind: "spec_bug", number: specBug });
  if (links.length > 1) return failure("usage", "name one thing: a run, a mark, a bucket or a spec bug");
  if (links[0]?.kind !== "message" && (message ?? branch ?? quote) !== undefined) {
    return failure("usage", "a message is named with its run; a branch and a quote with their message");
  }
  if (links[0]?.kind !== "bucket" && campaign.length > 0) {
    return failure("usage", "a campaign is named beside the bucket that is looked at in it");
  }
  return success(links[0] ?? null);
}

/** A bucket as it is said; whether the map knows it is checked where it is linked. */
function readBucket(words: readonly string[]): Result<Record<string, string>> {
  const at = new Map<string, string>();
  for (const word of words) {
    const colon = word.indexOf(":");
    if (colon < 1 || colon === word.length - 1) {
      return failure("usage", `a bucket has one value a dimension, dimension:value, not "${word}"`);
    }
    const dimension = word.slice(0, colon);
    if (at.has(dimension)) return failure("usage", `the bucket names ${dimension} twice`);
    at.set(dimension, word.slice(colon + 1));
  }
  return success(Object.fromEntries(at));
}
