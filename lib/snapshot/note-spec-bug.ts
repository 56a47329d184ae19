import { leaveOutQuotations, unescapeMarkdown } from "@/lib/spec-bugs/plain-markdown";
import type { LinkedRun, SpecBugView } from "@/lib/spec-bugs/spec-bug";
import type { SpecBugNote } from "./snapshot-content";

/**
 * What of a spec bug goes into a snapshot: the note as plain text, and the names of what it touches.
 * Comments, history, other spec bugs and the words of messages stay behind, also those that the note
 * quotes where it says what happened.
 */
export function noteSpecBug(bug: SpecBugView): SpecBugNote {
  const { number, title, status, status_reason, fault, severity, labels } = bug;
  const { created_at, updated_at, links } = bug;
  const runs = new Map<string, LinkedRun>();
  for (const link of links) {
    if (link.kind === "bucket" || link.kind === "spec_bug") continue;
    const { run, campaign, id, attempt } = link;
    runs.set(JSON.stringify([campaign, id, attempt]), { run, campaign, id, attempt });
  }
  return {
    ...{ number, title, status, status_reason, fault, severity, labels },
    happened: unescapeMarkdown(leaveOutQuotations(bug.happened)),
    specification: unescapeMarkdown(bug.specification),
    explanation: unescapeMarkdown(bug.explanation),
    ruling: unescapeMarkdown(bug.ruling),
    ...{ created_at, updated_at },
    buckets: links.flatMap((link) =>
      link.kind === "bucket" ? { at: link.at, campaigns: link.campaigns, label: link.label } : [],
    ),
    runs: [...runs.values()],
  };
}
