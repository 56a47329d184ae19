import { type ApiAnswer, call, sendJson } from "@/components/api/call";
import type { SpecBugView, Status } from "@/lib/spec-bugs/spec-bug";
import { buildSpecBugApiHref } from "@/lib/url/api-url";

/** Moves a spec bug that the reader sees as `from`; where it is that no longer, nothing is changed. */
export async function moveSpecBug(
  project: string,
  { number, from, to, reason }: { number: number; from: Status; to: Status; reason: string },
): Promise<ApiAnswer<SpecBugView>> {
  const current = await call<SpecBugView>(buildSpecBugApiHref(project, number));
  if (!current.ok) return current;
  const { status, revision } = current.value;
  if (status !== from) {
    return {
      ok: false,
      code: "conflict",
      message: `It is ${status} by now, no longer ${from}: someone moved it. Load the page again.`,
    };
  }
  return sendJson("POST", buildSpecBugApiHref(project, number, "status"), { revision, status: to, reason });
}
