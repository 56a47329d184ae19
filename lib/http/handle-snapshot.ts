import { parseSnapshotNumber } from "@/lib/requests/parse-snapshot-number";
import { handle, respond } from "./handle";

/** Runs a route's work on the snapshot that its address names. */
export function handleSnapshot(
  params: Promise<{ project: string; snapshot: string }>,
  work: (project: string, snapshot: number) => Promise<Response>,
): Promise<Response> {
  return handle(async () => {
    const { project, snapshot: word } = await params;
    const snapshot = parseSnapshotNumber(word);
    return snapshot.ok ? work(project, snapshot.value) : respond(snapshot);
  });
}
