import type { LinkedRun, SpecBugView } from "@/lib/spec-bugs/spec-bug";
import type { SpecBugNote } from "./snapshot-content";

/**
 * What of a spec bug goes into a snapshot: the note and the names of what it touches. Comments, history,
 * other spec bugs and the words of messages stay behind.
 */
export function noteSpecBug(bug: SpecBugView): SpecBugNote {
  const { number, title, status, status_reason, fault, severity, labels } = bug;
  const { happened, specification, explanation, ruling, created_at, updated_at, links } = bug;
  const runs = new Map<string, LinkedRun>();
  for (const link of links) {
    if (link.kind === "bucket" || link.kind === "spec_bug") continue;
    const { run, campaign, id, attempt } = link;
    runs.set(JSON.stringify([campaign, id, attempt]), { run, campaign, id, attempt });
  }
  return {
    ...{ number, title, status, status_reason, fault, severity, labels },
    ...{ happened, specification, explanation, ruling, created_at, updated_at },
    buckets: links.flatMap((link) =>
      link.kind === "bucket" ? { at: link.at, campaigns: link.campaigns, label: link.label } : [],
    ),
    runs: [...runs.values()],
  };
}
