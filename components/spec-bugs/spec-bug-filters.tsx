import Form from "next/form";
import Link from "next/link";
import { Menu } from "@/components/ui/menu";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount } from "@/lib/format/number";
import { FAULTS, SEVERITIES, STATUSES, type Status } from "@/lib/spec-bugs/spec-bug";
import { buildSpecBugsHref, buildSpecBugsSearch, type SpecBugsQuery } from "@/lib/url/spec-bugs-url";
import { FocusKey } from "./focus-key";

type ListName = "status" | "severity" | "fault" | "label";
type Props = { project: string; query: SpecBugsQuery };

/** Filters of the spec bugs, all of them links or a form: they work without JavaScript. */
export function SpecBugFilters({
  project,
  query,
  counts,
  labels,
}: Props & {
  /** Spec bugs of each status under the other filters. */
  counts: Record<Status, number>;
  /** Labels in use. */
  labels: string[];
}) {
  const known = [...new Set([...labels, ...query.label])];
  return (
    <>
      <nav aria-label="Status" className="inline-flex flex-wrap gap-1">
        {STATUSES.map((status) => (
          <Link
            key={status}
            {...buildToggle({ project, query }, "status", status)}
            prefetch={false}
            scroll={false}
            className="control text-dim aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-paper"
          >
            {status} <span>{formatCount(counts[status])}</span>
          </Link>
        ))}
      </nav>
      <FilterMenu project={project} query={query} name="severity" title="Severity" words={SEVERITIES} />
      <FilterMenu project={project} query={query} name="fault" title="Specification" words={FAULTS} />
      {known.length > 0 && (
        <FilterMenu project={project} query={query} name="label" title="Labels" words={known} />
      )}
      <Search project={project} query={query} />
    </>
  );
}

function FilterMenu({
  project,
  query,
  name,
  title,
  words,
}: Props & { name: ListName; title: string; words: readonly string[] }) {
  const chosen = query[name].length;
  return (
    <Menu
      label={
        <>
          {title}
          {chosen > 0 && <span className="rounded bg-ink px-1 text-xs text-paper">{chosen}</span>}
        </>
      }
    >
      {words.map((word) => {
        const toggle = buildToggle({ project, query }, name, word);
        return (
          <Link
            key={word}
            {...toggle}
            prefetch={false}
            scroll={false}
            className="flex gap-2 rounded px-2 py-0.5 [overflow-wrap:anywhere] hover:bg-hair"
          >
            <span aria-hidden className="w-3">
              {toggle["aria-current"] && "✓"}
            </span>
            <span>
              <VisibleText text={word} />
            </span>
          </Link>
        );
      })}
    </Menu>
  );
}

/** Where a word of a filter leads: to the list with it, or without it. */
function buildToggle({ project, query }: Props, name: ListName, word: string) {
  const isChosen = query[name].includes(word);
  const next = isChosen ? query[name].filter((other) => other !== word) : [...query[name], word];
  return {
    href: buildSpecBugsHref(project, { ...query, [name]: next, offset: 0 }),
    "aria-current": isChosen ? ("true" as const) : undefined,
  };
}

function Search({ project, query }: Props) {
  const kept = [...new URLSearchParams(buildSpecBugsSearch({ ...query, search: "", offset: 0 }))];
  return (
    <Form action={buildSpecBugsHref(project)} scroll={false} role="search" className="flex gap-1">
      {kept.map(([key, text]) => (
        <input key={`${key}=${text}`} type="hidden" name={key} value={text} />
      ))}
      <input
        key={query.search}
        id="spec-bug-search"
        type="search"
        name="search"
        defaultValue={query.search}
        maxLength={500}
        aria-label="Search texts, labels and comments"
        placeholder="Texts, labels, comments"
        className="control w-56 font-normal placeholder:text-dim"
      />
      <button type="submit" className="control">
        Search
      </button>
      <FocusKey keyName="/" id="spec-bug-search" />
    </Form>
  );
}
