import { execFile } from "node:child_process";
import { userInfo } from "node:os";
import { promisify } from "node:util";

const LIMIT_MS = 2000;

/** What whoever types commands is called: as Git knows them, else by the name of their account. */
export async function findAuthor(): Promise<string | null> {
  const asked = await promisify(execFile)("git", ["config", "user.name"], { timeout: LIMIT_MS }).catch(
    () => null,
  );
  return asked?.stdout.trim() || findAccount();
}

function findAccount(): string | null {
  try {
    return userInfo().username;
  } catch {
    // An account that the system does not know by name, as in some containers.
    return null;
  }
}
