import { formatCount } from "@/lib/format/number";
import { formatRebucketing } from "@/lib/format/rebucketing";
import type { RebucketingView } from "@/lib/map/rebucketing-view";
import { toTerminalText } from "./terminal-text";

/** One re-bucketing for people: its state, who asked for it, and how far it has come or what it did. */
export function formatRebucketingView(view: RebucketingView): string {
  const { id, project, state, source, author, reason, done, total, message, made_version } = view;
  const { cancel_requested, started_at, updated_at, finished_at } = view;
  const isRunning = state === "running";
  const elapsedMs = Date.parse(updated_at) - Date.parse(started_at);
  const lines = [
    `re-bucketing ${id} (${source}): ${state}${cancel_requested && isRunning ? ", asked to end" : ""}`,
    `project ${project}, started ${started_at}${finished_at ? `, ended ${finished_at}` : ""}`,
  ];
  if (author !== null || reason !== null) {
    lines.push(toTerminalText([author, reason].filter((words) => words !== null).join(": ")));
  }
  if (made_version !== null) lines.push(`made map version ${made_version}`);
  lines.push(
    isRunning
      ? formatRebucketing({ done, total, elapsedMs })
      : `${formatCount(done)} of ${formatCount(total)} runs were classified`,
  );
  if (message !== null) lines.push(`failed: ${toTerminalText(message)}`);
  if (!isRunning && made_version === null) {
    lines.push(`the map stayed as it was: lacuna rebucketings retry ${id} --project ${project}`);
  }
  return lines.join("\n");
}
