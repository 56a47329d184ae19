import Link from "next/link";
import type { Rested } from "@/components/api/use-rested";
import { VerdictTag } from "@/components/triage/verdict-tag";
import { OutcomeTag } from "@/components/ui/outcome-tag";
import { VisibleText } from "@/components/ui/visible-text";
import type { RunRow } from "@/lib/coverage/run-row";
import { formatQuantity } from "@/lib/format/number";
import { formatDay } from "@/lib/format/time";
import { formatVisibleText } from "@/lib/format/visible-text";
import { RestedPart } from "./rested-part";

/** Runs that the panel lists at once. */
export const LATEST_SHOWN = 4;

/** A row's height in pixels, so that the place kept for the rows is the one they take. */
const ROW_HEIGHT = 28;

/** The latest runs of the bucket in focus that somebody should read, each at the very message. */
export function LatestRuns({
  name,
  expected,
  latest,
  getHref,
}: {
  name: string;
  /** How many observations there are to list. */
  expected: number;
  latest: Rested<{ runs: RunRow[]; total: number }>;
  getHref: (row: RunRow) => string;
}) {
  return (
    <RestedPart
      name={name}
      rested={latest}
      skeletonHeight={ROW_HEIGHT * Math.min(expected, LATEST_SHOWN) + (expected > LATEST_SHOWN ? 20 : 0)}
    >
      {({ runs, total }) => (
        <>
          <ol>
            {runs.map((row) => (
              <li
                key={`${row.run} ${row.observation}`}
                style={{ height: ROW_HEIGHT }}
                className="flex items-center gap-2 border-t border-hair"
              >
                <OutcomeTag outcome={row.outcome} />
                <Link
                  href={getHref(row)}
                  prefetch={false}
                  className="link min-w-0 flex-1 truncate"
                  title={formatVisibleText(row.id)}
                >
                  {row.run} <VisibleText text={row.id} />
                </Link>
                {row.verdict !== null && <VerdictTag verdict={row.verdict} isStale={row.stale} />}
                {row.started_at !== null && (
                  <span className="text-xs whitespace-nowrap text-dim">{formatDay(row.started_at)}</span>
                )}
              </li>
            ))}
          </ol>
          {total > runs.length && (
            <p className="h-5 text-xs text-dim">
              the latest {runs.length} of {formatQuantity(total, "observation")}
            </p>
          )}
        </>
      )}
    </RestedPart>
  );
}
