/** `interrupted` is told from a lock that nobody holds; all others are stored. */
export type RebucketingState = "running" | "done" | "cancelled" | "failed" | "interrupted";

/** One classification of a project's history under another map text, as pages and API show it. */
export type RebucketingView = {
  id: number;
  project: string;
  source: "command line" | "page" | "request";
  author: string | null;
  reason: string | null;
  state: RebucketingState;
  /** Runs classified so far, and runs there were when it began. */
  done: number;
  total: number;
  /** Why it failed, for people. */
  message: string | null;
  cancel_requested: boolean;
  /** ISO 8601; `updated_at` is when `done` was noted. */
  started_at: string;
  updated_at: string;
  finished_at: string | null;
  /** Version that its text was made from, where the caller said. */
  base_version: number | null;
  /** Version that it made. */
  made_version: number | null;
};
