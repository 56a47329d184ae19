export const STATUSES = ["suspected", "confirmed", "rejected", "resolved"] as const;
export type Status = (typeof STATUSES)[number];

/** Statuses that a spec bug may move to from each; every move needs a reason. */
export const MOVES: Record<Status, readonly Status[]> = {
  suspected: ["confirmed", "rejected"],
  confirmed: ["resolved", "rejected"],
  rejected: ["suspected"],
  resolved: ["confirmed"],
};

/** What is the matter with the specification. */
export const FAULTS = ["silent", "ambiguous", "wrong"] as const;
export type Fault = (typeof FAULTS)[number];

export const SEVERITIES = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a reviewer writes; the texts are Markdown. */
export type SpecBugFields = {
  title: string;
  /** What happened. */
  happened: string;
  /** What the specification says. */
  specification: string;
  fault: Fault;
  /** Why it is silent, ambiguous or wrong. */
  explanation: string;
  /** Proposed ruling. */
  ruling: string;
  severity: Severity;
  labels: string[];
};

/** A run by its names in the log, with its number where it is stored now. */
export type LinkedRun = { campaign: string; id: string; attempt: number; run: number | null };

export type LinkedMessage = LinkedRun & {
  /** Number of the branch; null where the run no longer has it. */
  branch: number | null;
  message: number;
  quote: string | null;
};

export type SpecBugLink = { link: number } & (
  | ({ kind: "run" } & LinkedRun)
  | ({ kind: "message" } & LinkedMessage)
  /** `mark` is null once the mark was deleted; its words stay. */
  | ({ kind: "mark"; mark: number | null } & LinkedMessage)
  | { kind: "bucket"; at: Record<string, string>; campaigns: string[]; label: string }
  | { kind: "spec_bug"; number: number; title: string; status: Status }
);

/** A row of the table, a card of the board. */
export type SpecBugSummary = {
  number: number;
  title: string;
  fault: Fault;
  severity: Severity;
  labels: string[];
  status: Status;
  runs: number;
  buckets: number;
  comments: number;
  created_at: string;
  updated_at: string;
};

export type SpecBugComment = { comment: number; body: string; created_at: string; edited_at: string | null };

export type SpecBugEvent = { kind: string; change: Record<string, unknown>; at: string };

export type SpecBugView = SpecBugFields & {
  number: number;
  project: string;
  status: Status;
  status_reason: string | null;
  /** To be sent back with a change, which is refused (`conflict`) where it is no longer the latest. */
  revision: number;
  created_at: string;
  updated_at: string;
  links: SpecBugLink[];
  /** Spec bugs that link to this one. */
  linked_from: { number: number; title: string; status: Status }[];
  comments: SpecBugComment[];
  history: SpecBugEvent[];
};
