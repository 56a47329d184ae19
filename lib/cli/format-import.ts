import { OBSERVATION_OUTCOMES } from "@/lib/coverage/observation-outcome";
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
  // What is read back from the database has lost its order.
  const outcomes = OBSERVATION_OUTCOMES.flatMap((name) => {
    const count = summary.outcomes[name];
    return count === undefined ? [] : `${name} ${formatCount(count)}`;
  });
  return [
    `${dryRun ? "nothing stored (dry run): " : ""}${formatQuantity(summary.runs, "run")} read, ${counts.join(", ")}`,
    `${formatQuantity(summary.observations, "observation")}: ${outcomes.join(", ")}`,
    `${summary.import === null ? "" : `import ${summary.import}: `}project ${summary.project}, campaign ${summary.campaign}, ${formatQuantity(summary.totals.files, "file")} read`,
    ...listFaults(summary),
    ...listShown(
      "scores and fields missing",
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

/** What was not used, or is doubtful: where it stands in the logs, and why. */
type Told = { where: string; why: string };

function listFaults({ skipped, set_aside, warnings, totals, ...summary }: ImportSummary): string[] {
  const { import: id, project } = summary;
  return [
    ...listTold(
      "skipped",
      skipped.map(({ file, reason }) => ({ where: file, why: reason })),
      totals.skipped,
      `; lacuna imports files ${id} --project ${project} --problems lists all that may be logs`,
    ),
    ...listTold(
      "set aside",
      set_aside.map(({ file, entry, path, message }) => ({
        where: [file, entry, path].filter(Boolean).join(": "),
        why: message,
      })),
      totals.set_aside,
    ),
    ...listTold(
      "warnings",
      warnings.map(({ file, message }) => ({ where: file, why: message })),
      totals.warnings,
    ),
  ];
}

/** Reasons that differ in what they quote and in numbers are of one kind. */
function getKind({ why }: Told): string {
  return why.replace(/"(?:[^"\\]|\\.)*"|\d[\d,]*/g, "…");
}

/**
 * Lists all where they are few, else one of each kind with the number of the others. `told` holds the
 * first of `total`; `more` says where the others are.
 */
function listTold(title: string, told: Told[], total: number, more = ""): string[] {
  if (total <= SHOWN) {
    return listShown(
      title,
      told.map(({ where, why }) => `${where}: ${why}`),
    );
  }
  const kinds = new Map<string, { first: Told; others: number }>();
  for (const one of told) {
    const kind = kinds.get(getKind(one));
    if (kind) kind.others++;
    else kinds.set(getKind(one), { first: one, others: 0 });
  }
  const lines = [...kinds.values()].map(({ first: { where, why }, others }) =>
    others === 0 ? `${where}: ${why}` : `${where} and ${formatCount(others)} more: ${why}`,
  );
  const isCut = told.length < total;
  const first = `the first ${formatCount(told.length)} of ${formatCount(total)}${more}`;
  return listShown(`${title} (${isCut ? first : `--json lists all ${formatCount(total)}`})`, lines);
}

function listShown(title: string, items: string[]): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, SHOWN).map((item) => `  ${toTerminalText(item)}`);
  if (items.length > SHOWN)
    shown.push(`  and ${formatCount(items.length - SHOWN)} more: --json lists them all`);
  return [`${title}:`, ...shown];
}
