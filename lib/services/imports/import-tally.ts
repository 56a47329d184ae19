import { createOutcomeCounts, getOutcome } from "@/lib/coverage/observation-outcome";
import { clipText } from "@/lib/import/clip-text";
import type { ImportCounts, ImportIssueView, ImportLists } from "@/lib/import/import-view";
import type { ClassifiedRun } from "@/lib/import/loader/classify-run";
import type { Decided, Disposition } from "@/lib/import/loader/decide-merge";
import type { SkippedFile } from "@/lib/import/reader";
import type { Outcome } from "@/lib/import/run-record";
import { sanitise } from "@/lib/import/sanitise";
import { createFileTally, type ImportedFile } from "./file-tally";
import { createRepeatTally } from "./repeat-tally";
import { createStartTally } from "./start-tally";

/** What an import did. Every count is of what was read, whether it was stored before or not. */
export type ImportSummary = Omit<ImportCounts, "outcomes"> &
  ImportLists & {
    /** Number of the import; null where nothing was stored. */
    import: number | null;
    /** `cancelled` where not everything was read. */
    state: "done" | "cancelled";
    /** `item` in training campaigns alone. */
    outcomes: Record<Outcome, number> & { item?: number };
  };

/** What became of one record that was read. What cannot be read as a record has no id that is known. */
export type RecordResult = { entry: string | null; id: string | null; attempt: number | null } & (
  | { result: Disposition }
  | { result: "set_aside"; path: string | null; message: string; text: Buffer | string | null }
);

type TalliedRun = {
  file: ImportedFile | null;
  entry: string | null;
  record: { id: string; attempt: number; started_at?: string };
};

/** A record that is set aside: its identity where it has one, and its text where that is at hand. */
type SetAsideRecord = { id: string | null; attempt: number | null; getText: () => Buffer | string | null };

/** Lists are cut here so that memory stays bounded; the database keeps every record set aside. */
const MOST_LISTED = 10_000;
const MOST_UNMAPPED = 10_000;
const MOST_STORED = 1_000;
const MOST_MESSAGE_CHARACTERS = 600;

/** Names and messages quote logs, which hold characters that PostgreSQL refuses. */
function storable<T extends object>(issue: T): T {
  return sanitise(issue) as T;
}

/** What a log says of itself may be of any length, and a message may quote it. */
function shorten(message: string): string {
  const isLong = message.length > MOST_MESSAGE_CHARACTERS;
  return isLong ? `${clipText(message, MOST_MESSAGE_CHARACTERS)}…` : message;
}

/** A summary as it is stored, which lists the first files alone: each of them has a row of its own. */
export function shortenSummary({ files, skipped, ...summary }: ImportSummary): ImportSummary {
  return { ...summary, files: files.slice(0, MOST_STORED), skipped: skipped.slice(0, MOST_STORED) };
}

export type ImportTally = ReturnType<typeof createImportTally>;

/** Adds up what an import does, and tells what became of each record where somebody asks for that. */
export function createImportTally(
  project: string,
  campaign: string,
  onResult?: (result: RecordResult) => void,
) {
  const dispositions: Record<Disposition, number> = { new: 0, unchanged: 0, replaced: 0 };
  const outcomes = createOutcomeCounts();
  const files = createFileTally();
  const repeats = createRepeatTally();
  const starts = createStartTally();
  const skipped: ImportSummary["skipped"] = [];
  const warnings: ImportSummary["warnings"] = [];
  let warningCount = 0;
  const setAside: ImportSummary["set_aside"] = [];
  const missingScores = new Map<string, number>();
  const unmapped = new Map<string, ImportSummary["unmapped"][number]>();
  let observations = 0;
  const fresh: ImportIssueView[] = [];
  let setAsideCount = 0;
  let foreignCount = 0;

  const countRuns = () => dispositions.new + dispositions.unchanged + dispositions.replaced;
  const noteUnmapped = (dimension: string, value: string) => {
    const identity = JSON.stringify([dimension, value]);
    const known = unmapped.get(identity);
    if (known) known.count++;
    else if (unmapped.size < MOST_UNMAPPED) unmapped.set(identity, { dimension, value, count: 1 });
  };

  return {
    /** What was found file by file. */
    files,
    skipFile({ file: name, reason: why, foreign }: SkippedFile): void {
      const { file, reason } = storable({ file: name, reason: shorten(why) });
      skipped.push({ file, reason, ...(foreign && { foreign }) });
      if (foreign) foreignCount++;
      files.add(file, null, 0, foreign);
      fresh.push({ kind: "skipped", file, entry: null, path: null, message: reason });
    },
    warn(warning: ImportSummary["warnings"][number]): void {
      warningCount++;
      if (warnings.length < MOST_LISTED) {
        warnings.push(storable({ ...warning, message: shorten(warning.message) }));
      }
    },
    /** Notes a record, or a part of a file, that is not stored; `from` is the file where it is known. */
    setAside(
      found: ImportSummary["set_aside"][number],
      from: ImportedFile | null,
      record?: SetAsideRecord,
    ): void {
      if (from) files.addSetAside(from);
      const issue = storable({ ...found, message: shorten(found.message) });
      setAsideCount++;
      if (setAside.length < MOST_LISTED) setAside.push(issue);
      fresh.push({ kind: "set_aside", ...issue });
      if (!record || !onResult) return;
      const { getText, ...identity } = record;
      const { entry, path, message } = issue;
      onResult({ ...identity, result: "set_aside", entry, path, message, text: getText() });
    },
    /** Notes a run that is stored, or would be. */
    addRun(
      { file, entry, record: { id, attempt, started_at: start } }: TalliedRun,
      messages: number,
      run: ClassifiedRun,
      { disposition, before }: Decided,
    ): void {
      dispositions[disposition]++;
      if (file) files.addRun(file, messages, disposition);
      if (before !== undefined)
        repeats.add({ file: file?.file ?? "", entry, before, id, attempt, disposition });
      if (start !== undefined) starts.note(file?.file ?? "", entry, start);
      for (const name of run.missingScores) missingScores.set(name, (missingScores.get(name) ?? 0) + 1);
      for (const observation of run.observations) {
        observations++;
        outcomes[getOutcome(observation.state)]++;
        for (const [dimension, values] of Object.entries(observation.unmapped ?? {})) {
          for (const value of values) noteUnmapped(dimension, value);
        }
      }
      onResult?.({ entry, id, attempt, result: disposition });
    },
    /** The runs that are stored, or would be. */
    countRuns,
    /** Those among them that were not stored as they are before. */
    countWritten: () => dispositions.new + dispositions.replaced,
    /** The issues that are not stored yet, oldest first. */
    listIssues: (): readonly ImportIssueView[] => [...fresh],
    /** Forgets the oldest issues, which are stored now. */
    dropIssues(count: number): void {
      fresh.splice(0, count);
    },
    countIssues: () => ({ set_aside: setAsideCount, skipped: skipped.length, foreign: foreignCount }),
    buildSummary(end: Pick<ImportSummary, "import" | "state">): ImportSummary {
      const read = files.files.flatMap(({ file, format, runs, messages, partial }) =>
        format === null ? [] : { file, format, runs, messages, partial },
      );
      const counted = [...repeats.listWarnings(), ...starts.listWarnings()].map(storable);
      const { item, ...judged } = outcomes;
      return {
        ...end,
        project,
        campaign,
        runs: countRuns(),
        ...dispositions,
        observations,
        outcomes: item > 0 ? outcomes : judged,
        set_aside: setAside,
        skipped,
        warnings: [...warnings, ...counted],
        files: read,
        totals: {
          ...{ files: read.length, skipped: skipped.length },
          ...{ set_aside: setAsideCount, warnings: warningCount + counted.length },
        },
        missing_scores: Object.fromEntries(missingScores),
        unmapped: [...unmapped.values()].sort((a, b) => b.count - a.count),
      };
    },
  };
}
