import { join } from "node:path";
import { lock } from "proper-lockfile";

/** Runs an action while no other process starts or stops the server of this directory. */
export async function withStartStopLock<T>(directory: string, action: () => Promise<T>): Promise<T> {
  const release = await lock(directory, {
    lockfilePath: join(directory, "start-stop.lock"),
    // A killed holder stops renewing the lock, and after this long it counts as free.
    stale: 10_000,
    retries: { forever: true, factor: 1.5, minTimeout: 20, maxTimeout: 200 },
    // A holder too busy to renew goes on: PostgreSQL's own lock on the data still admits one server only.
    onCompromised: () => {},
  });
  try {
    return await action();
  } finally {
    await release().catch(() => {});
  }
}
