import { useEffect, useMemo, useState } from "react";
import { call } from "@/components/api/call";
import { createSearchSteps, type FoundMessage, type SearchSteps } from "@/lib/transcript/search-steps";
import { buildMessageSearchHref } from "@/lib/url/api-url";

type Found = { query: string; total: number; messages: FoundMessage[]; more: number };

/** What a search of the whole run found; `steps` are the places of the branch in view. */
export type RunSearch =
  | { state: "idle" }
  | { state: "searching" }
  | { state: "failed"; message: string }
  | { state: "done"; found: Found; steps: SearchSteps };

const TYPING_MS = 150;
const LISTED_MESSAGES = 10_000;

/** Searches all branches of a run, once the reader stops typing; the search before is given up. */
export function useRunSearch(
  place: { project: string; run: number; branch: number },
  query: string,
): RunSearch {
  const { project, run, branch } = place;
  const [answer, setAnswer] = useState<{ query: string; found?: Found; message?: string }>({ query: "" });
  useEffect(() => {
    if (query === "") return;
    const ending = new AbortController();
    const search = async () => {
      const href = buildMessageSearchHref(project, run, query, LISTED_MESSAGES);
      const answered = await call<Found>(href, { signal: ending.signal });
      setAnswer(answered.ok ? { query, found: answered.value } : { query, message: answered.message });
    };
    // A search that is given up has no answer.
    const timer = window.setTimeout(() => void search().catch(() => undefined), TYPING_MS);
    return () => {
      window.clearTimeout(timer);
      ending.abort();
    };
  }, [project, run, query]);
  return useMemo<RunSearch>(() => {
    if (query === "") return { state: "idle" };
    if (answer.query !== query) return { state: "searching" };
    const { found, message } = answer;
    if (found) return { state: "done", found, steps: createSearchSteps(found.messages, branch) };
    return { state: "failed", message: message ?? "" };
  }, [query, answer, branch]);
}
