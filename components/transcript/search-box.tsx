import { ChevronDown, ChevronUp, Search } from "lucide-react";
import type { RefObject } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { MOST_SEARCH_CHARACTERS } from "@/lib/url/run-url";
import { MessageLink } from "./message-link";
import type { RunSearch } from "./use-run-search";

/** Searches the run: how many places there are, which one is shown, and those in other branches. */
export function SearchBox({
  query,
  search,
  number,
  branch,
  branches,
  inputRef,
  onQuery,
  onStep,
}: {
  query: string;
  search: RunSearch;
  /** The place that is shown, from 1. */
  number: number | null;
  branch: number;
  branches: { branch: number; label: string; href: string }[];
  inputRef: RefObject<HTMLInputElement | null>;
  onQuery: (query: string) => void;
  onStep: (by: 1 | -1) => void;
}) {
  return (
    <search className="flex min-w-0 items-center gap-2">
      <span className="control min-w-0 gap-1.5 focus-within:border-edge">
        <Search size={13} aria-hidden className="shrink-0 text-dim" />
        <input
          ref={inputRef}
          type="search"
          value={query}
          maxLength={MOST_SEARCH_CHARACTERS}
          aria-label="Search this run"
          placeholder="Search this run"
          className="w-40 min-w-16 bg-transparent outline-none placeholder:text-dim [&::-webkit-search-cancel-button]:hidden"
          onChange={({ currentTarget }) => onQuery(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              onStep(event.shiftKey ? -1 : 1);
            }
            if (event.key === "Escape") {
              event.preventDefault();
              onQuery("");
              event.currentTarget.blur();
            }
          }}
        />
        {query === "" && <kbd className="rounded border border-b-2 px-1 text-[11px] text-dim">/</kbd>}
      </span>
      {query !== "" && (
        <>
          <button
            type="button"
            aria-label="Previous match"
            className="control px-1.5"
            onClick={() => onStep(-1)}
          >
            <ChevronUp size={13} aria-hidden />
          </button>
          <button type="button" aria-label="Next match" className="control px-1.5" onClick={() => onStep(1)}>
            <ChevronDown size={13} aria-hidden />
          </button>
        </>
      )}
      <span role="status" className="min-w-0 truncate text-xs text-dim tabular-nums">
        {formatState(search, number)}
      </span>
      {search.state === "done" && <Elsewhere search={search} branch={branch} branches={branches} />}
    </search>
  );
}

/** Of which branch, where it is not the one in view, and how often. */
function Elsewhere({
  search,
  branch,
  branches,
}: {
  search: Extract<RunSearch, { state: "done" }>;
  branch: number;
  branches: { branch: number; label: string; href: string }[];
}) {
  const counts = new Map<number, number>();
  for (const found of search.found.messages) {
    if (found.branch !== branch) counts.set(found.branch, (counts.get(found.branch) ?? 0) + found.count);
  }
  if (counts.size === 0) return null;
  return (
    <span className="hidden truncate text-xs text-dim sm:inline">
      {branches
        .filter((one) => counts.has(one.branch))
        .map((one) => (
          <span key={one.branch} className="ml-2">
            <MessageLink href={one.href} className="link">
              {formatCount(counts.get(one.branch)!)} in <VisibleText text={one.label} />
            </MessageLink>
          </span>
        ))}
    </span>
  );
}

function formatState(search: RunSearch, number: number | null): string {
  if (search.state === "idle") return "";
  if (search.state === "searching") return "searching…";
  if (search.state === "failed") return search.message;
  const { total, messages, more } = search.found;
  if (total === 0) return "no match";
  const where = `in ${formatQuantity(messages.length + more, "message")}`;
  const steps = search.steps.total < total ? `, ${formatCount(search.steps.total)} here` : "";
  const shown = number === null ? formatCount(total) : `${formatCount(number)} of ${formatCount(total)}`;
  return `${shown} ${where}${steps}`;
}
