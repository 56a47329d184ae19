import type { BucketStatus } from "@/lib/coverage/crossing-result";

/** What the status of a bucket is called in tables and legends. */
export const STATUS_NAMES: Record<BucketStatus, string> = {
  hole: "hole",
  partial: "partial",
  covered: "covered",
  ignored: "ignored",
  illegal: "illegal",
  other: "not declared",
  filtered: "filtered out",
};
