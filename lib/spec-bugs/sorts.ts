/** Columns that spec bugs can be sorted by, in tables, addresses and on the command line. */
export const SPEC_BUG_SORTS = [
  "number",
  "title",
  "severity",
  "fault",
  "status",
  "runs",
  "buckets",
  "comments",
  "updated_at",
] as const;
export type SpecBugSort = (typeof SPEC_BUG_SORTS)[number];
