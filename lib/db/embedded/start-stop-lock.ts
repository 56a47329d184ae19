import { join } from "node:path";
import { withFileLock } from "@/lib/file-lock";

/**
 * Runs an action while no other process starts or stops the server of this directory. Where two do, by a
 * lock that was lost, PostgreSQL's own lock on the data still admits one server only.
 */
export function withStartStopLock<T>(directory: string, action: () => Promise<T>): Promise<T> {
  return withFileLock(directory, join(directory, "start-stop.lock"), action);
}
