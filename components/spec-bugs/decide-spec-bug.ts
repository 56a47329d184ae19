import { type ApiAnswer, sendJson } from "@/components/api/call";
import type { SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { buildRunApiHref } from "@/lib/url/api-url";

/** Decides that the failing observations of a run are what a spec bug describes. */
export function decideSpecBug(
  project: string,
  run: number,
  { number, title }: SpecBugView,
): Promise<ApiAnswer<unknown>> {
  const reason = `spec bug ${number}: ${title}`;
  return sendJson("PUT", `${buildRunApiHref(project, run)}/verdict`, { verdict: "spec_bug", reason });
}
