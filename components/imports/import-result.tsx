import Link from "next/link";
import type { ReactNode } from "react";
import { NoMap } from "@/components/layout/no-map";
import { VisibleText } from "@/components/ui/visible-text";
import { OBSERVATION_OUTCOMES } from "@/lib/coverage/observation-outcome";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { countMissed, type ImportView } from "@/lib/import/import-view";
import { buildMapHref } from "@/lib/url/map-url";
import { buildRunsHref } from "@/lib/url/runs-url";
import { Figures } from "./figures";
import { ImportWarnings } from "./import-warnings";
import { RetryButton } from "./retry-button";
import { UnknownValues } from "./unknown-values";

/** What an import did: counts first, then the next step, then everything that was not used, and why. */
export function ImportResult({
  view,
  hasMap,
  campaignIsThere,
  notStored,
  files,
  children,
}: {
  view: ImportView;
  hasMap: boolean;
  campaignIsThere: boolean;
  /** Records and files that were not stored, all of them: the summary lists only the first. */
  notStored: number | null;
  /** The list of files. */
  files: ReactNode;
  /** The list of what was not stored. */
  children: ReactNode;
}) {
  const { project, campaign, summary, error, can_retry, id, state } = view;
  const canOpenMap = hasMap && campaignIsThere;
  // What was cut short is read to its end before it is looked at.
  const isCutShort = can_retry && (state === "failed" || state === "interrupted");
  return (
    <section aria-label="Result" className="max-w-6xl">
      {error !== null && (
        <p role="alert" className="mb-3 max-w-3xl text-alarm">
          <VisibleText text={error} />
        </p>
      )}
      {summary && summary.files.length === 0 && summary.skipped.length > 0 && (
        <p role="alert" className="mb-3 max-w-3xl text-alarm">
          No file could be read as a log, so nothing was stored. The reasons stand below.
        </p>
      )}
      {summary && <Counts view={view} summary={summary} notStored={notStored} />}
      {!summary && view.stored_runs > 0 && (
        <p className="mb-4">
          {formatQuantity(view.stored_runs, "run")} that {view.stored_runs === 1 ? "is" : "are"} stored came
          from this import.
        </p>
      )}
      <div className="mb-6 flex flex-wrap items-center gap-2">
        {canOpenMap && (
          <Link
            href={buildMapHref(project, { campaign: [campaign] })}
            className={`control ${isCutShort ? "" : "control-primary"}`}
          >
            Open the map of {campaign}
          </Link>
        )}
        {can_retry && <RetryButton project={project} id={id} isMain={isCutShort} />}
      </div>
      {!hasMap && campaignIsThere && <NoMap project={project} />}
      {children}
      {summary && (
        <>
          <ImportWarnings warnings={summary.warnings} total={summary.totals.warnings} />
          {files}
          <MissingScores scores={summary.missing_scores} runs={summary.runs} />
          <UnknownValues project={project} campaign={campaign} values={summary.unmapped} />
        </>
      )}
    </section>
  );
}

function Counts({
  view: { project, campaign, id, progress, stored_runs: storedRuns },
  summary,
  notStored,
}: {
  view: ImportView;
  summary: NonNullable<ImportView["summary"]>;
  notStored: number | null;
}) {
  // The summary lists the first ones alone.
  const skipped = progress?.skipped ?? summary.totals.skipped;
  const missed = progress ? countMissed(progress) : skipped;
  const setAside = notStored === null ? summary.totals.set_aside : notStored - skipped;
  return (
    <>
      <Figures
        label="Runs"
        figures={[
          ["Runs read", formatCount(summary.runs)],
          ["New", formatCount(summary.new)],
          ["Unchanged", formatCount(summary.unchanged)],
          ["Replaced", formatCount(summary.replaced)],
          ["Set aside", formatCount(setAside), setAside > 0 ? "text-alarm" : ""],
          ["Files skipped", formatCount(skipped), missed > 0 ? "text-alarm" : ""],
        ]}
      />
      <p className="mb-4 text-dim">
        {formatQuantity(summary.observations, "observation")}
        {OBSERVATION_OUTCOMES.filter((outcome) => (summary.outcomes[outcome] ?? 0) > 0)
          .map(
            (outcome, i) =>
              `${i === 0 ? ": " : ", "}${formatCount(summary.outcomes[outcome] ?? 0)} ${outcome}`,
          )
          .join("")}
        {storedRuns > 0 && (
          <>
            {" "}
            ·{" "}
            <Link
              href={buildRunsHref(project, { campaign: [campaign], import: id })}
              prefetch={false}
              className="link"
            >
              {formatQuantity(storedRuns, "stored run")}
            </Link>{" "}
            {storedRuns === 1 ? "holds" : "hold"} what it brought
          </>
        )}
      </p>
    </>
  );
}

function MissingScores({ scores, runs }: { scores: Record<string, number>; runs: number }) {
  const missing = Object.entries(scores);
  if (missing.length === 0) return null;
  return (
    <section className="mb-6">
      <h2 className="mb-1">Scores and fields that the rules name and runs lack</h2>
      <ul>
        {missing.map(([score, count]) => (
          <li key={score}>
            <code>
              <VisibleText text={score} />
            </code>
            : missing in {formatCount(count)} of {formatQuantity(runs, "run")}
          </li>
        ))}
      </ul>
    </section>
  );
}
