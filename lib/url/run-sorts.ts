/** Columns that observations can be sorted by, in tables, addresses and on the command line. */
export const RUN_SORTS = [
  "outcome",
  "id",
  "case",
  "attempt",
  "campaign",
  "model",
  "started_at",
  "message",
] as const;
