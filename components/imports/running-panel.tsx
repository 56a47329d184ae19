"use client";

import { useRequest } from "@/components/api/use-request";
import { Fault } from "@/components/ui/fault";
import { VisibleText } from "@/components/ui/visible-text";
import { formatBytes } from "@/lib/format/bytes";
import { formatDuration } from "@/lib/format/duration";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { formatTimeLeft, getRate } from "@/lib/format/throughput";
import { countMissed, type ImportView } from "@/lib/import/import-view";
import { Figures } from "./figures";
import { cancelImport } from "./import-api";
import { ProgressBar } from "./progress-bar";

/** An import that is being read: how far it is, and the way to end it. */
export function RunningPanel({
  view,
  onChange,
}: {
  view: ImportView;
  /** Called when something about the import was changed from here. */
  onChange: () => void;
}) {
  const { isBusy, error, send } = useRequest();
  const isEnding = view.cancel_requested || isBusy;
  return (
    <section aria-label="Progress" className="max-w-4xl">
      <p className="mb-2 hidden noscript:block">Reload the page to see how far the import has come.</p>
      {view.progress ? (
        <Progress progress={view.progress} />
      ) : (
        <p className="mb-3 text-dim">Nothing is read yet: it looks at its files, or waits for its turn.</p>
      )}
      <Fault error={error} className="mb-2" />
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="button"
          disabled={isEnding}
          onClick={() => send(() => cancelImport(view.project, view.id), onChange)}
          className="control disabled:opacity-60 noscript:hidden"
        >
          Cancel import
        </button>
        <p className="text-dim">
          {isEnding
            ? "Ending after the batch it is at; what is stored stays."
            : "You can leave this page: the import goes on without it."}
        </p>
      </div>
    </section>
  );
}

function Progress({ progress }: { progress: NonNullable<ImportView["progress"]> }) {
  const { file, files, files_done, records, bytes, total_bytes, elapsed_ms, set_aside } = progress;
  const rate = getRate({ done: records, elapsedMs: elapsed_ms });
  const left = formatTimeLeft({ done: bytes, total: total_bytes, elapsedMs: elapsed_ms });
  const place = `file ${formatCount(Math.min(files_done + 1, files))} of ${formatCount(files)}`;
  return (
    <>
      <ProgressBar
        label="Import"
        done={bytes}
        total={total_bytes}
        sentence={[
          formatQuantity(records, "record"),
          `${formatBytes(bytes)} of ${formatBytes(total_bytes)}`,
          ...(left === null ? [] : [`${left} left`]),
        ].join(", ")}
      />
      <p className="mb-3 truncate text-dim">
        {place} · <VisibleText text={file} />
      </p>
      <Figures
        label="Progress so far"
        figures={[
          ["Records", formatCount(records)],
          ["Records a second", rate === null ? "–" : formatCount(Math.round(rate))],
          ["Read", `${formatBytes(bytes)} of ${formatBytes(total_bytes)}`],
          ["Time", formatDuration(elapsed_ms)],
          ["Time left", left ?? "–"],
          ["Set aside", formatCount(set_aside), set_aside > 0 ? "text-alarm" : ""],
          ["Skipped", formatCount(progress.skipped), countMissed(progress) > 0 ? "text-alarm" : ""],
        ]}
      />
    </>
  );
}
