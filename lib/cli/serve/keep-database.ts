import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase, waitForDatabaseLoss } from "@/lib/db/database";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Starts the embedded server again whenever it goes away, until `signal` aborts: at the address it had,
 * so that the web server, which knows no other, finds it.
 */
export async function keepDatabase(signal: AbortSignal, note: (line: string) => void): Promise<void> {
  const aborted = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  while (!signal.aborted) {
    await Promise.race([waitForDatabaseLoss(), aborted]);
    if (signal.aborted) return;
    note("The database has stopped; starting it again.");
    for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        await Promise.race([openDatabase(), aborted]);
        if (!signal.aborted) note("The database is back.");
        break;
      } catch (error) {
        note(`error: ${error instanceof Error ? error.message : String(error)}`);
        await Promise.race([sleep(pauseMs), aborted]);
      }
    }
  }
}
