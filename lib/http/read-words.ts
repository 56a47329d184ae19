import type { Words } from "@/lib/requests/parse-words";

/** The query of an address as words: those named in `lists` may be repeated, others stand once. */
export function readWords(query: URLSearchParams, lists: readonly string[] = []): Words {
  const words = new Map<string, string | string[]>();
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    // A repeated single word stays a list, which the check of the words then refuses.
    words.set(name, lists.includes(name) || values.length > 1 ? values : values[0]!);
  }
  return Object.fromEntries(words);
}
