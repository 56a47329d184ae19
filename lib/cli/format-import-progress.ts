import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/number";
import type { ImportProgress } from "@/lib/services/imports/import-logs";
import { toTerminalText } from "./terminal-text";

/** One line on how far an import is: files, records, bytes, rate and time left. */
export function formatImportProgress(progress: ImportProgress): string {
  const { bytes, totalBytes, elapsedMs } = progress;
  const seconds = Math.max(elapsedMs, 1) / 1000;
  const parts = [
    `file ${Math.min(progress.filesDone + 1, progress.files)} of ${progress.files}`,
    `${formatCount(progress.records)} records`,
    `${formatBytes(bytes)} of ${formatBytes(totalBytes)}`,
    `${formatCount(Math.round(progress.records / seconds))} records/s`,
  ];
  if (bytes > 0) parts.push(`${Math.ceil((seconds * (totalBytes - bytes)) / bytes)} s left`);
  return `${parts.join(", ")}  ${toTerminalText(progress.file)}`;
}
