import type { CampaignKind } from "./loader/run-state";
import type { FormatName, SkippedFile } from "./reader";

/** `interrupted` is told from a lock that nobody holds; all others are stored. */
export type ImportState = "receiving" | "running" | "done" | "cancelled" | "failed" | "interrupted";

/** What an import did, without the lists that grow with its files. */
export type ImportCounts = {
  project: string;
  campaign: string;
  /** Run records read; each is new, unchanged or replaced. */
  runs: number;
  new: number;
  unchanged: number;
  replaced: number;
  /** Observations of the runs read, and their outcomes. */
  observations: number;
  outcomes: Record<string, number>;
  /** In how many runs each score that the map's rules name was missing. */
  missing_scores: Record<string, number>;
};

/** Long lists hold the first ones alone; `totals` says how many there are. */
export type ImportLists = {
  files: { file: string; format: string; runs: number; messages: number; partial: boolean }[];
  set_aside: { file: string; entry: string | null; path: string | null; message: string }[];
  skipped: SkippedFile[];
  /** What to know of files that were read nevertheless. */
  warnings: { file: string; message: string }[];
  totals: Record<"files" | "set_aside" | "skipped" | "warnings", number>;
  /** Raw values the map does not know, in how many observations, most frequent first. */
  unmapped: { dimension: string; value: string; count: number }[];
};

/** One import as pages and API show it; `Summary` is null until it has ended. */
export type ImportView<Summary = ImportCounts & ImportLists> = {
  id: number;
  project: string;
  campaign: string;
  kind: CampaignKind;
  format: FormatName | null;
  source: "command line" | "page" | "request" | "watch";
  state: ImportState;
  /** ISO 8601. */
  started_at: string;
  finished_at: string | null;
  cancel_requested: boolean;
  /** Why it failed, for people. */
  error: string | null;
  progress: {
    file: string;
    files: number;
    files_done: number;
    records: number;
    bytes: number;
    total_bytes: number;
    elapsed_ms: number;
    set_aside: number;
    skipped: number;
    /** Files among those skipped of which nothing is missed; not noted by imports of before. */
    foreign?: number;
  } | null;
  /** What has arrived, while files are being received. */
  received: { files: number; bytes: number } | null;
  summary: Summary | null;
  /** Runs whose stored content comes from it. */
  stored_runs: number;
  can_retry: boolean;
  /** The import whose files this one reads again. */
  retry_of: number | null;
  /** The last import that read the files of this one again. */
  retried_by: number | null;
};

/** One import of the history. */
export type ImportListItem = ImportView<ImportCounts>;

/** A record or file that an import did not store, and why. */
export type ImportIssueView = {
  kind: "set_aside" | "skipped";
  file: string;
  entry: string | null;
  path: string | null;
  message: string;
};

/** A file that an import came to; null is what an import of before has not noted. */
export type ImportFileView = {
  /** Place in the order of reading, from 0. */
  position: number;
  file: string;
  /** Null where nothing of the file could be read, and a line of what was not stored says why. */
  format: string | null;
  bytes: number | null;
  /** Run records read; each is new, unchanged or replaced. */
  runs: number;
  new: number | null;
  unchanged: number | null;
  replaced: number | null;
  messages: number;
  /** Records, and parts, that were not stored. */
  set_aside: number | null;
  /** Whether the file is damaged and only what comes before the damage was read. */
  partial: boolean;
  /** Whether it is no log at all and only came along with its folder: nothing of it is missed. */
  foreign: boolean;
};

export type ImportFilesPage = {
  files: ImportFileView[];
  total: number;
  /** Logs that were not read and stored whole. */
  with_problems: number;
};

export type ImportIssuesPage = { issues: ImportIssueView[]; total: number };

/** How many of the files that an import skipped may have held results. */
export function countMissed({ skipped, foreign = 0 }: NonNullable<ImportView["progress"]>): number {
  return skipped - foreign;
}

/** Whether a log was skipped, or read in part; what is no log is not missed. */
export function isCutShort({
  format,
  partial,
  foreign,
}: Pick<ImportFileView, "format" | "partial" | "foreign">): boolean {
  return partial || (format === null && !foreign);
}

/** Whether an import may still change by itself. */
export function isActive({ state }: Pick<ImportView, "state">): boolean {
  return state === "receiving" || state === "running";
}
