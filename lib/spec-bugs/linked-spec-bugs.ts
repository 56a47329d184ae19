import type { SpecBugSummary } from "./spec-bug";
import type { TouchingLink } from "./touches-view";

/** The spec bugs of a map's view with all they are linked by, so that a page tells of any bucket by itself. */
export type LinkedSpecBugs = {
  /** Newest first. */
  bugs: (Pick<SpecBugSummary, "number" | "title" | "status"> & { id: number })[];
  links: TouchingLink[];
  /** Value sets by dimension of the map; those that no link needs are empty. */
  sets: (number[][] | null)[];
};
