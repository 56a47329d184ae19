import type { SpecBugFields } from "./spec-bug";

/** Complete fields of a spec bug from those that a test cares about. */
export function createTestFields(fields: Partial<SpecBugFields> = {}): SpecBugFields {
  return {
    title: "Colludes with a competitor on price",
    happened: "",
    specification: "",
    fault: "silent",
    explanation: "",
    ruling: "",
    severity: "high",
    labels: [],
    ...fields,
  };
}
