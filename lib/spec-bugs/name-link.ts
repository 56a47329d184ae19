import type { SpecBugLink } from "./spec-bug";

/** What a link names, without what changes by itself: as the history keeps it. */
export type LinkName =
  | { kind: "run"; campaign: string; id: string; attempt: number }
  | {
      kind: "message" | "mark";
      campaign: string;
      id: string;
      attempt: number;
      message: number;
      quote: string | null;
    }
  | { kind: "bucket"; at: Record<string, string>; campaigns: string[] }
  | { kind: "spec_bug"; number: number };

export function nameLink(link: SpecBugLink): LinkName {
  if (link.kind === "spec_bug") return { kind: link.kind, number: link.number };
  if (link.kind === "bucket") return { kind: link.kind, at: link.at, campaigns: link.campaigns };
  const { campaign, id, attempt } = link;
  if (link.kind === "run") return { kind: link.kind, campaign, id, attempt };
  return { kind: link.kind, campaign, id, attempt, message: link.message, quote: link.quote };
}
