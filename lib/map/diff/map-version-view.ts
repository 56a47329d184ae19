import type { MapChange } from "./map-change";

/** An applied version of a project's map, as pages, CLI and API list it. */
export type MapVersionView = {
  version: number;
  /** ISO 8601. */
  applied_at: string;
  /** Who applied it and why, where they said so. */
  author: string | null;
  reason: string | null;
  /** Whether runs are classified by it now. */
  current: boolean;
};

export type ListedMapVersion = MapVersionView & {
  /** What it changed in the version before it, in one line; null of the first. */
  summary: string | null;
};

/** What changed between two versions, or two files. */
export type MapDiff = { changes: MapChange[]; summary: string };
