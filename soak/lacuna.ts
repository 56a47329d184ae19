import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { repositoryRoot } from "@/lib/repository-root";

/** How a command ended. `stderr` is without the lines that tell of progress. */
export type Finished = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };
export type Command = { process: ChildProcess; finished: Promise<Finished>; isRunning(): boolean };

/** Starts the command line as users do, in a process of its own. */
export function startLacuna(args: readonly string[], environment: Record<string, string>): Command {
  const child = spawn(process.execPath, [join(repositoryRoot(), "lib/cli/lacuna.js"), ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
    });
  }
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const stderr = output.stderr.replaceAll(
        /^(?:file \d+ of \d+, |[\d,]+ (?:of [\d,]+ )?runs classified).*\n/gm,
        "",
      );
      resolve({ code, signal, stdout: output.stdout, stderr });
    });
  });
  return {
    process: child,
    finished,
    isRunning: () => child.exitCode === null && child.signalCode === null,
  };
}

/** Runs a command to its end. */
export function runLacuna(args: readonly string[], environment: Record<string, string>): Promise<Finished> {
  return startLacuna(args, environment).finished;
}

/**
 * Runs a command and kills it on the way, as a loss of power would. Returns null, or how long it took in
 * milliseconds where it ended before: then nothing was cut short, and the caller has to aim earlier.
 */
export async function killAfter(
  args: readonly string[],
  environment: Record<string, string>,
  afterMs: number,
): Promise<number | null> {
  const startedMs = performance.now();
  const command = startLacuna(args, environment);
  await Promise.race([sleep(afterMs), command.finished]);
  command.process.kill("SIGKILL");
  const { signal } = await command.finished;
  return signal === null ? performance.now() - startedMs : null;
}

/** The words of an import of `paths` into project `p`. */
export function importArgs(paths: readonly string[], map: string | null): string[] {
  return ["import", ...paths, "--project", "p", "--json", ...(map === null ? [] : ["--map", map])];
}
