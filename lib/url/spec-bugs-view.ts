import {
  FAULTS,
  type Fault,
  SEVERITIES,
  type Severity,
  STATUSES,
  type Status,
} from "@/lib/spec-bugs/spec-bug";
import type { SpecBugsQuery } from "./spec-bugs-url";

/** What a list of spec bugs shows: its address without words that mean nothing. */
export type SpecBugsView = SpecBugsQuery & { status: Status[]; severity: Severity[]; fault: Fault[] };

/** Settles what an address means, and says which of its words are left out. */
export function resolveSpecBugsView(query: SpecBugsQuery): { view: SpecBugsView; notices: string[] } {
  const notices: string[] = [];
  const choose = <Word extends string>(name: string, given: string[], known: readonly Word[]): Word[] =>
    [...new Set(given)].flatMap((word) => {
      const found = known.find((candidate) => candidate === word);
      if (found === undefined) notices.push(`There is no ${name} “${word}”; there are ${known.join(", ")}.`);
      return found ?? [];
    });
  const view = {
    ...query,
    status: choose("status", query.status, STATUSES),
    severity: choose("severity", query.severity, SEVERITIES),
    fault: choose("fault", query.fault, FAULTS),
    label: [...new Set(query.label)],
    offset: Math.min(Math.max(0, query.offset), Number.MAX_SAFE_INTEGER),
  };
  return { view, notices };
}
