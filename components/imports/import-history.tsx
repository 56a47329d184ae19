"use client";

import Link from "next/link";
import { ThingActions } from "@/components/housekeeping/thing-actions";
import { type ThingColumn, ThingTable } from "@/components/housekeeping/thing-table";
import { Command } from "@/components/ui/command";
import { EmptyState } from "@/components/ui/empty-state";
import { VisibleText } from "@/components/ui/visible-text";
import { formatDuration } from "@/lib/format/duration";
import { formatCount } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { countMissed, type ImportListItem, isActive } from "@/lib/import/import-view";
import { buildImportApiHref, buildImportsApiHref } from "@/lib/url/api-url";
import { buildImportHref, buildImportsHref, IMPORTS_SHOWN } from "@/lib/url/imports-url";
import { ImportStateTag, STATE_SENTENCES } from "./import-state";
import { usePolled } from "./use-polled";

type Page = { imports: ImportListItem[]; more: boolean };

const NUMBERS = ["Files", "Records", "New", "Unchanged", "Replaced", "Set aside", "Skipped"];

const COLUMNS: ThingColumn[] = [
  ...["Import", "Started", "Campaign", "From", "State"].map((name) => ({ name })),
  ...[...NUMBERS, "Took"].map((name) => ({ name, isNumber: true })),
];

/** A project's imports, newest first; the newest page is kept up to date. */
export function ImportHistory({
  project,
  before,
  served,
}: {
  project: string;
  before: number | null;
  served: Page;
}) {
  const href = buildImportsApiHref(project, { limit: IMPORTS_SHOWN, before });
  const { value: page, trouble } = usePolled(href, served, () => before === null, {
    project,
    isConcerned: ({ imports }) => imports === null || imports.length > 0,
  });
  const { imports, more } = page;
  return (
    <section aria-label="Imports" className="mt-8">
      <h2 className="mb-1 text-[15px]">History</h2>
      {trouble !== null && (
        <p role="alert" className="mb-2 text-alarm">
          {trouble} What is shown may be out of date.
        </p>
      )}
      {imports.length === 0 ? (
        <EmptyState title="No import yet">
          <p>
            Drop logs above, or import them by the command line. Each import is listed here with what it
            brought and what it left out.
          </p>
          <Command>{`npx lacuna import path/to/logs --project ${project}`}</Command>
        </EmptyState>
      ) : (
        <ThingTable caption="Imports, newest first" columns={COLUMNS}>
          {imports.map((item) => (
            <ImportRow key={item.id} item={item} />
          ))}
        </ThingTable>
      )}
      {imports.some(({ state }) => state === "interrupted") && (
        <p className="mt-2 max-w-3xl text-dim">
          <ImportStateTag state="interrupted" /> {STATE_SENTENCES.interrupted}
        </p>
      )}
      <nav aria-label="Pages of imports" className="mt-2 flex items-center gap-2">
        {imports.length > 0 && (
          <p className="text-dim">
            showing {formatCount(imports.length)}
            {before !== null && ` before import ${before}`}
            {more ? "; there are older ones" : before === null ? ", all there are" : ", down to the first"}
          </p>
        )}
        <span className="flex-1" />
        {before !== null && (
          <Link href={buildImportsHref(project)} className="control screen-only">
            Newest
          </Link>
        )}
        {more && (
          <Link
            href={buildImportsHref(project, { before: imports.at(-1)!.id })}
            rel="next"
            className="control screen-only"
          >
            Older
          </Link>
        )}
      </nav>
    </section>
  );
}

function ImportRow({ item }: { item: ImportListItem }) {
  const { id, project, campaign, source, state, started_at, finished_at, progress, summary } = item;
  const numbers: [count: number | undefined, isAlarm: boolean][] = [
    [progress?.files, false],
    [summary?.runs ?? progress?.records, false],
    [summary?.new, false],
    [summary?.unchanged, false],
    [summary?.replaced, false],
    [progress?.set_aside, true],
    [progress?.skipped, progress !== null && countMissed(progress) > 0],
  ];
  return (
    <tr className="border-t hover:bg-hair">
      <td className="py-1.5 pr-4">
        <Link href={buildImportHref(project, id)} prefetch={false} className="link">
          {id}
        </Link>
      </td>
      <td className="px-3 whitespace-nowrap text-dim">{formatTime(started_at)}</td>
      <td className="px-3">
        <VisibleText text={campaign} />
      </td>
      <td className="px-3 whitespace-nowrap text-dim">{source}</td>
      <td className="px-3 whitespace-nowrap">
        <ImportStateTag state={state} />
        {state === "running" && progress && progress.total_bytes > 0 && (
          <span className="ml-2 text-dim">
            {Math.floor((100 * Math.min(progress.bytes, progress.total_bytes)) / progress.total_bytes)} %
          </span>
        )}
      </td>
      {numbers.map(([count, isAlarm], column) => (
        <td
          key={NUMBERS[column]}
          className={`px-3 text-right ${count ? (isAlarm ? "text-alarm" : "") : "text-dim"}`}
        >
          {count === undefined ? "–" : formatCount(count)}
        </td>
      ))}
      <td className="px-3 text-right whitespace-nowrap text-dim">
        {finished_at === null ? "–" : formatDuration(Date.parse(finished_at) - Date.parse(started_at))}
      </td>
      <td>
        {!isActive(item) && (
          <ThingActions
            subject={{ kind: "import", name: `import ${id}`, href: buildImportApiHref(project, id) }}
          />
        )}
      </td>
    </tr>
  );
}
