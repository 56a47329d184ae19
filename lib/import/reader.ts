import type { Growth } from "./growth";
import type { ReadRecord } from "./run-record";

/** Formats that can be read, as `--format` and import summaries name them. */
export const FORMAT_NAMES = [
  "inspect-eval",
  "inspect-json",
  "petri",
  "bloom",
  "promptfoo",
  "agentic-misalignment",
  "csv",
  "jsonl",
] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** What a reader finds, in the order of the log. `entry` is a zip entry, a place in the JSON or a line. */
export type ReadItem =
  /** What follows is of this file, one of several that make up the log; a file without runs is one too. */
  | { kind: "part"; file: string }
  /** `release` gives back what the record holds on disk, once nothing reads its messages any more. */
  | { kind: "record"; record: ReadRecord; entry: string | null; release?: () => void }
  /**
   * One record that cannot be used; the rest of the file goes on. `path` is the place within the record,
   * `line` the record as it stands in the file, where it is a line of its own.
   */
  | { kind: "set_aside"; entry: string | null; path: string | null; message: string; line?: Buffer }
  /** The file is damaged from here on, or a part of it is; what was read stands. */
  | { kind: "partial"; entry: string | null; message: string }
  /** All of the file is read; this is what to know about it, or about the log as a whole. */
  | { kind: "warning"; message: string; about?: "log" }
  /** This file of the log is left out; where it is `foreign`, nothing of it is missed. */
  | ({ kind: "skipped" } & SkippedFile)
  /** Nothing of the log can be used; always the only item. It is `foreign` where it is no log at all. */
  | { kind: "refused"; message: string; foreign?: boolean };

/** A file that is not read. A `foreign` one is no log, and only came along with the folder that holds it. */
export type SkippedFile = { file: string; reason: string; foreign?: boolean };

export type LogFile = {
  /** Where the file is on disk. */
  path: string;
  /** What the file is called in records and messages, relative to what was asked for. */
  name: string;
  /** Whether it was found in a folder that was named, and nobody named the file itself. */
  isWalked?: boolean;
  /** Given where the file is followed while it is written; readers of lines read on from it. */
  growth?: Growth;
};

/** What is read as a whole: one file, or the files of a folder that belong together. */
export type Log = {
  format: FormatName;
  /** What the log is called in messages: its file, or the folder of its files. */
  name: string;
  /** At least one, in order of their names. */
  files: LogFile[];
};

export type ReadOptions = {
  signal?: AbortSignal;
  /** Largest value that is parsed; DEFAULT_MAX_ENTRY_BYTES unless named. */
  maxEntryBytes?: number;
  /** Size up to which a sample or a line is read in memory; DEFAULT_HELD_BYTES unless named. */
  heldBytes?: number;
  /** Called with the number of bytes of the file dealt with since the last call. */
  onBytes?: (byteCount: number) => void;
};

/**
 * Reads one log, holding one record in memory at a time. Faults of the log are items; only an
 * aborted `signal` makes it throw.
 */
export type Reader = (log: Log, options: ReadOptions) => AsyncGenerator<ReadItem>;

/** The same for a format whose logs are single files. */
export type FileReader = (file: LogFile, options: ReadOptions) => AsyncGenerator<ReadItem>;
