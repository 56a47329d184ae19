import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";

export type Account = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root; this is the account its programs run as then. A database that
 * exists already belongs to one. Undefined where the current user is an ordinary one.
 */
export async function findServerAccount(dataDirectory: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataDirectory).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = await readFile("/etc/passwd", "utf8");
  const account = parseAccount(accounts, "postgres") ?? parseAccount(accounts, "nobody");
  if (!account)
    throw new Error("PostgreSQL does not run as root, and there is no account postgres or nobody.");
  return account;
}

function parseAccount(accounts: string, name: string): Account | undefined {
  const line = accounts.split("\n").find((candidate) => candidate.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Whether the account may pass through the directory and all above it. A missing one is not reachable. */
export async function isReachable(directory: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true;
  for (let current = directory; ; current = dirname(current)) {
    const found = await stat(current).catch(() => undefined);
    if (!found) return false;
    const shift = found.uid === account.uid ? 6 : found.gid === account.gid ? 3 : 0;
    if (((found.mode >> shift) & 0o1) === 0) return false;
    if (current === dirname(current)) return true;
  }
}
