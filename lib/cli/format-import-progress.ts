import { formatCount } from "@/lib/format/number";
import type { ImportProgress } from "@/lib/services/imports/import-logs";
import { toTerminalText } from "./terminal-text";

const BYTES_PER_MEGABYTE = 1_000_000;

/** One line on how far an import is: files, records, bytes, rate and time left. */
export function formatImportProgress(progress: ImportProgress): string {
  const { bytes, totalBytes, elapsedMs } = progress;
  const seconds = Math.max(elapsedMs, 1) / 1000;
  const parts = [
    `file ${Math.min(progress.filesDone + 1, progress.files)} of ${progress.files}`,
    `${formatCount(progress.records)} records`,
    `${formatMegabytes(bytes)} of ${formatMegabytes(totalBytes)} MB`,
    `${formatCount(Math.round(progress.records / seconds))} records/s`,
  ];
  if (bytes > 0) parts.push(`${Math.ceil((seconds * (totalBytes - bytes)) / bytes)} s left`);
  return `${parts.join(", ")}  ${toTerminalText(progress.file)}`;
}

function formatMegabytes(bytes: number): string {
  return (bytes / BYTES_PER_MEGABYTE).toFixed(1);
}
