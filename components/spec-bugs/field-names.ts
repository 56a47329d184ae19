import type { SpecBugFields } from "@/lib/spec-bugs/spec-bug";

/** What the fields of a spec bug are called. */
export const FIELD_NAMES: Record<keyof SpecBugFields, string> = {
  title: "Title",
  happened: "What happened",
  specification: "What the specification says",
  fault: "Specification",
  explanation: "Why it is silent, ambiguous or wrong",
  ruling: "Proposed ruling",
  severity: "Severity",
  labels: "Labels",
};
