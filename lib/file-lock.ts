import { lock } from "proper-lockfile";

/** Runs an action while no other process holds the lock file at `path`, beside the folder `directory`. */
export async function withFileLock<T>(directory: string, path: string, action: () => Promise<T>): Promise<T> {
  const release = await lock(directory, {
    lockfilePath: path,
    // A killed holder stops renewing the lock, and after this long it counts as free.
    stale: 10_000,
    retries: { forever: true, factor: 1.5, minTimeout: 20, maxTimeout: 200 },
    // A holder too busy to renew goes on: what the lock guards must bear two at once.
    onCompromised: () => {},
  });
  try {
    return await action();
  } finally {
    await release().catch(() => {});
  }
}
