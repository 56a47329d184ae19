import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/number";
import { formatTimeLeft, getRate } from "@/lib/format/throughput";
import type { ImportProgress } from "@/lib/services/imports/import-logs";
import { toTerminalText } from "./terminal-text";

/** One line on how far an import is: files, records, bytes, rate and time left. */
export function formatImportProgress(progress: ImportProgress): string {
  const { bytes, totalBytes, elapsedMs } = progress;
  const rate = getRate({ done: progress.records, elapsedMs });
  const left = formatTimeLeft({ done: bytes, total: totalBytes, elapsedMs });
  const parts = [
    `file ${Math.min(progress.filesDone + 1, progress.files)} of ${progress.files}`,
    `${formatCount(progress.records)} records`,
    `${formatBytes(bytes)} of ${formatBytes(totalBytes)}`,
  ];
  if (rate !== null) parts.push(`${formatCount(Math.round(rate))} records/s`);
  if (left !== null) parts.push(`${left} left`);
  return `${parts.join(", ")}  ${toTerminalText(progress.file)}`;
}
