import type { ApiAnswer } from "@/components/api/call";
import type { SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { buildRunApiHref } from "@/lib/url/api-url";
import { postJson } from "./post-json";

/** Decides that the failing observations of a run are what a spec bug describes. */
export function decideSpecBug(
  project: string,
  run: number,
  { number, title }: SpecBugView,
): Promise<ApiAnswer<unknown>> {
  const reason = `spec bug ${number}: ${title}`;
  return postJson(`${buildRunApiHref(project, run)}/verdict`, { verdict: "spec_bug", reason }, "PUT");
}
