import { spawn } from "node:child_process";
import { open } from "node:fs/promises";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";
import type { Places } from "./places";

/**
 * Runs one of PostgreSQL's programs as the server's account and returns its exit code. All it prints,
 * and later all the server it starts prints, goes to the log: a pipe would be held open by the server.
 */
export async function runProgram(
  program: string,
  programArguments: string[],
  places: Places,
): Promise<number> {
  const log = await open(places.logFile, "a", 0o600);
  try {
    // The log stays readable to an ordinary user whose database root has used.
    if (places.account) await log.chown(places.account.uid, places.account.gid);
    return await new Promise<number>((resolve, reject) => {
      const child = spawn(program, programArguments, {
        ...places.account,
        // The caller's directory may be closed to the server's account.
        cwd: places.directory,
        env: programEnvironment(),
        stdio: ["ignore", log.fd, log.fd],
        windowsHide: true,
      });
      child.once("error", (error) =>
        reject(new DatabaseUnavailableError(`${program} does not run: ${error.message}.`, { cause: error })),
      );
      child.once("exit", (code) => resolve(code ?? 1));
    });
  } finally {
    await log.close();
  }
}

function programEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env, LC_ALL: "C" };
  // PGDATA, PGPORT and their like belong to other servers of the user.
  for (const name of Object.keys(environment)) {
    if (name.startsWith("PG")) delete environment[name];
  }
  return environment;
}
