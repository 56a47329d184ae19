import { execFile } from "node:child_process";
import { readlink, realpath } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Whether the process named in `postmaster.pid` is the server of this data directory. Numbers of dead
 * processes are given out again, so an `other` one may live under it. Windows' server settles this itself.
 */
export async function getProcessState(
  processId: number,
  dataDirectory: string,
): Promise<"server" | "other" | "gone"> {
  if (process.platform === "win32" || !isAlive(processId)) return "gone";
  if (process.platform === "linux") {
    // The server works in its data directory.
    const directory = await readlink(`/proc/${processId}/cwd`).catch(() => undefined);
    return directory === (await realpath(dataDirectory)) ? "server" : "other";
  }
  const { stdout } = await run("ps", ["-o", "args=", "-p", String(processId)]).catch(() => ({ stdout: "" }));
  return stdout.includes(dataDirectory) ? "server" : "other";
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
