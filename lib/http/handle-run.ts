import { parseRunNumber } from "@/lib/requests/parse-run-number";
import { handle, respond } from "./handle";

/** Runs a route's work on the run that its address names. */
export function handleRun(
  params: Promise<{ project: string; run: string }>,
  work: (project: string, run: number) => Promise<Response>,
): Promise<Response> {
  return handle(async () => {
    const { project, run: word } = await params;
    const run = parseRunNumber(word);
    return run.ok ? work(project, run.value) : respond(run);
  });
}
