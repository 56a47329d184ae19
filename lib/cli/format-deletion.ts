import { formatCount, formatQuantity } from "@/lib/format/number";
import type { DeletionPreview } from "@/lib/services/projects/preview-deletion";
import { toTerminalText } from "./terminal-text";

/** What a deletion takes with it, for people; `state` says whether it has gone or is about to go. */
export function formatDeletion(deletion: DeletionPreview, state: "deleted" | "would delete"): string {
  const { kind, name, outcomes, notes } = deletion;
  const what = kind === "project" || kind === "campaign" ? `${kind} ${name}` : name;
  const parts = [
    formatPart(deletion.campaigns, "campaign"),
    formatPart(deletion.imports, "import"),
    formatQuantity(deletion.runs, "run"),
    formatQuantity(deletion.observations, "observation"),
    formatQuantity(deletion.messages, "message"),
    formatPart(deletion.map_versions, "map version"),
  ];
  const counted = Object.entries(outcomes).filter(([, count]) => count > 0);
  return [
    `${state} ${toTerminalText(what)} of project ${deletion.project}: ${parts.filter(Boolean).join(", ")}`,
    ...(counted.length > 0
      ? [`outcomes: ${counted.map(([outcome, count]) => `${outcome} ${formatCount(count)}`).join(", ")}`]
      : []),
    ...(state === "deleted" ? [] : notes),
  ].join("\n");
}

function formatPart(count: number, noun: string): string {
  return count === 0 ? "" : formatQuantity(count, noun);
}
