import { formatCount, formatQuantity } from "@/lib/format/number";
import { FORMAT_NAMES } from "@/lib/import/reader";
import type { ImportSummary } from "@/lib/services/imports/import-logs";
import { toTerminalText } from "./terminal-text";

/** Lines of one kind that are printed; `--json` lists all. */
const SHOWN = 20;

/** What an import did, for people: counts first, then everything that was not used, and why. */
export function formatImport(summary: ImportSummary, dryRun: boolean): string {
  const counts = (["new", "unchanged", "replaced"] as const).map(
    (name) => `${formatCount(summary[name])} ${name}`,
  );
  if (summary.files.length === 0) {
    return [
      `nothing imported: no file could be read as ${FORMAT_NAMES.join(", ")}`,
      ...listFaults(summary),
    ].join("\n");
  }
  const outcomes = Object.entries(summary.outcomes).map(([name, count]) => `${name} ${formatCount(count)}`);
  return [
    `${dryRun ? "nothing stored (dry run): " : ""}${formatCount(summary.runs)} runs read, ${counts.join(", ")}`,
    `${formatCount(summary.observations)} observations: ${outcomes.join(", ")}`,
    `${summary.import === null ? "" : `import ${summary.import}: `}project ${summary.project}, campaign ${summary.campaign}, ${summary.files.length} files read`,
    ...listFaults(summary),
    ...listShown(
      "scores missing",
      Object.entries(summary.missing_scores).map(
        ([score, runs]) => `${score}: in ${formatQuantity(runs, "run")}`,
      ),
    ),
    ...listShown(
      "values the map does not know",
      summary.unmapped.map(({ dimension, value, count }) => `${dimension}: ${value} (${formatCount(count)})`),
    ),
  ].join("\n");
}

function listFaults({ skipped, set_aside, warnings }: ImportSummary): string[] {
  const inEntries = set_aside.map(({ file, entry, path, message }) =>
    [file, entry, path, message].filter(Boolean).join(": "),
  );
  return [
    ...listShown(
      "skipped",
      skipped.map(({ file, reason }) => `${file}: ${reason}`),
    ),
    ...listShown("set aside", inEntries),
    ...listShown(
      "warnings",
      warnings.map(({ file, message }) => `${file}: ${message}`),
    ),
  ];
}

function listShown(title: string, items: string[]): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, SHOWN).map((item) => `  ${toTerminalText(item)}`);
  if (items.length > SHOWN)
    shown.push(`  and ${formatCount(items.length - SHOWN)} more: --json lists them all`);
  return [`${title}:`, ...shown];
}
