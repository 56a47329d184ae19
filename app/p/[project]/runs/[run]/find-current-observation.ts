import type { RunObservation } from "@/lib/services/runs/get-run";
import { parseListRow } from "@/lib/url/list-row";
import { parseOrigin } from "@/lib/url/observation-list";

type Run = { run: number; observations: Pick<RunObservation, "key" | "outcome">[] };

/** Key of the observation by which a list led to a run; else its only failing one; else null. */
export function findCurrentObservation({ run, observations }: Run, from: string | null): string | null {
  const row = parseListRow(parseOrigin(from)?.query.row ?? null);
  if (row?.run === run && observations.some(({ key }) => key === row.observation)) return row.observation;
  const failing = observations.filter(({ outcome }) => outcome === "fail");
  return failing.length === 1 ? failing[0]!.key : null;
}
