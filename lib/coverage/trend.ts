import type { Bucket } from "./crossing-result";

/** A bucket in one campaign; null where the filters leave it out. */
export type TrendPoint = {
  campaign: string;
  /** ISO 8601. */
  created_at: string;
  bucket: Bucket | null;
};

/** A bucket over the campaigns of one kind. */
export type Trend = {
  project: string;
  map_version: number;
  at: Record<string, string>;
  /** Campaigns that there are to compare, of which the newest are. */
  campaigns: number;
  /** Oldest first. */
  points: TrendPoint[];
};
