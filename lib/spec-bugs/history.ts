import type { LinkName } from "./name-link";
import type { SpecBugEvent, SpecBugFields, Status } from "./spec-bug";

type Step<T> = { from: T; to: T };

/** What each kind of event keeps of the change. */
export type SpecBugChange =
  | { kind: "created"; change: Record<string, never> }
  | { kind: "edited"; change: { [Name in keyof SpecBugFields]?: Step<SpecBugFields[Name]> } }
  | { kind: "status"; change: { status: Step<Status>; reason: Step<string | null> } }
  | { kind: "linked" | "unlinked"; change: { link: LinkName } }
  | { kind: "commented"; change: { comment: number } }
  | { kind: "comment_edited" | "comment_deleted"; change: { comment: number; body: Step<string | null> } };

const FIELD_NAMES: Record<keyof SpecBugFields, string> = {
  title: "title",
  happened: "what happened",
  specification: "what the specification says",
  fault: "the fault",
  explanation: "the explanation",
  ruling: "the proposed ruling",
  severity: "severity",
  labels: "labels",
};

/** An event as the end of a sentence that begins with its time; text of logs in it is as it was. */
export function describeEvent(event: SpecBugEvent): string {
  const known = event as SpecBugChange;
  switch (known.kind) {
    case "created":
      return "filed";
    case "edited":
      return `edited: ${describeFields(known.change)}`;
    case "status":
      return `${known.change.status.from} became ${known.change.status.to}: ${known.change.reason.to}`;
    case "linked":
      return `linked to ${describeLink(known.change.link)}`;
    case "unlinked":
      return `no longer linked to ${describeLink(known.change.link)}`;
    case "commented":
      return "commented on";
    case "comment_edited":
      return "a comment edited";
    case "comment_deleted":
      return "a comment deleted";
  }
}

/** Short values are told as they were and are, long texts by their name alone. */
function describeFields(change: Extract<SpecBugChange, { kind: "edited" }>["change"]): string {
  const steps = (["title", "fault", "severity"] as const).flatMap((name) => {
    const step = change[name];
    return step ? `${FIELD_NAMES[name]} from “${step.from}” to “${step.to}”` : [];
  });
  const others = (["happened", "specification", "explanation", "ruling", "labels"] as const).flatMap(
    (name) => (change[name] ? FIELD_NAMES[name] : []),
  );
  return [...steps, ...others].join(", ");
}

/** What a link leads to, in words; a bucket by its ids. */
export function describeLink(link: LinkName): string {
  switch (link.kind) {
    case "run":
      return describeRun(link);
    case "message":
      return `message ${link.message} of ${describeRun(link)}`;
    case "mark":
      return `a mark in message ${link.message} of ${describeRun(link)}`;
    case "bucket":
      return `bucket ${Object.entries(link.at)
        .map(([dimension, value]) => `${dimension}:${value}`)
        .join(" ")}`;
    case "spec_bug":
      return `spec bug ${link.number}`;
  }
}

function describeRun({ id, attempt, campaign }: { id: string; attempt: number; campaign: string }): string {
  return `run ${id}, attempt ${attempt}, of campaign ${campaign}`;
}
