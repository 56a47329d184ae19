import { formatCount, formatQuantity } from "@/lib/format/number";
import type { ImportSummary } from "@/lib/services/imports/import-logs";
import type { WatchEvent } from "@/lib/services/watching/watch-folder";
import { toTerminalText } from "./terminal-text";

/** The first of some names, and how many others there are. */
function listFirst(names: readonly string[]): string {
  const others = names.length - 1;
  return `${names[0]}${others > 0 ? ` and ${formatQuantity(others, "other", "others")}` : ""}`;
}

function formatRead({ files, skipped, set_aside, ...summary }: ImportSummary): string {
  const unfinished = files.filter(({ partial }) => partial).map(({ file }) => file);
  const setAside = set_aside.filter(({ file }) => !unfinished.includes(file));
  const { import: id, project, state } = summary;
  const { warnings } = summary.totals;
  const hasList = id !== null && (skipped.length > 1 || setAside.length + warnings > 0);
  const parts = [
    `${formatCount(summary.new)} new, ${formatCount(summary.replaced)} replaced, ${formatCount(summary.unchanged)} unchanged in ${formatQuantity(files.length, "file")}`,
    unfinished.length > 0 && `not whole yet: ${listFirst(unfinished)}`,
    skipped.length > 0 && `skipped: ${listFirst(skipped.map(({ file }) => file))} (${skipped[0]!.reason})`,
    setAside.length > 0 && `set aside: ${formatQuantity(setAside.length, "record")}`,
    warnings > 0 && formatQuantity(warnings, "warning"),
    hasList && `see lacuna imports show ${id} --project ${project}`,
    state === "cancelled" && "cut short; the rest is read when the files change or are watched anew",
  ];
  return parts.filter(Boolean).join("; ");
}

function describeEvent(event: WatchEvent): string {
  switch (event.event) {
    case "watching":
      return `watching ${event.folder}: ${formatQuantity(event.files, "file")}, ${formatCount(event.read_before)} of them read before; Ctrl-C ends it`;
    case "read":
      return formatRead(event.summary);
    case "gone":
      return `gone: ${listFirst(event.files)}; their runs stay`;
    case "skipped":
      return `passed over: ${listFirst(event.skipped.map(({ file }) => file))} (${event.skipped[0]!.reason})`;
    case "looking":
      return `the system does not tell of changes here (${event.reason}); looking every ${event.every_ms / 1000} s`;
    case "waiting":
      return `${event.message} Waiting for it; nothing is lost.`;
    case "back":
      return "what was waited for is back; going on";
  }
}

/** What is told while a folder is watched, as one line with the time of day. */
export function formatWatchEvent(event: WatchEvent, now: Date): string {
  return `${now.toTimeString().slice(0, 8)}  ${toTerminalText(describeEvent(event))}`;
}
