import { CommanderError } from "commander";
import { closeDatabase, explainDatabaseFault } from "@/lib/db/database";
import { type Context, OutputClosedError } from "./context";
import { EXIT_DONE, EXIT_FAILED, EXIT_USAGE } from "./exit-codes";
import { createProgram } from "./program";
import { formatTerminalJson } from "./terminal-text";

/** Exit code of a process ended by Ctrl-C, as shells expect it. */
const EXIT_INTERRUPTED = 130;
const CLOSE_LIMIT_MS = 2000;

/** Runs one command line to its end and returns the exit code. Never throws. */
export async function runCli(args: string[], context: Context): Promise<number> {
  const code = await runProgram(args, context);
  try {
    // Closing waits for queries under way: after Ctrl-C they end with the process instead.
    await Promise.race([closeDatabase(), context.signal.aborted ? wait(CLOSE_LIMIT_MS) : never]);
    return code;
  } catch (error) {
    return await reportThrown(error, false, context);
  }
}

async function runProgram(args: string[], context: Context): Promise<number> {
  try {
    const program = await createProgram(args[0], context);
    const finished = program.parseAsync(args, { from: "user" });
    const interrupted = new Promise<"interrupted">((resolve) => {
      context.signal.addEventListener("abort", () => !context.endsItself && resolve("interrupted"));
    });
    if ((await Promise.race([finished, interrupted])) !== "interrupted") return context.exitCode;
    // What is left behind may fail as its connections close.
    finished.catch(() => undefined);
    return EXIT_INTERRUPTED;
  } catch (error) {
    return await reportThrown(error, args.includes("--json"), context);
  }
}

const never = new Promise<never>(() => undefined);

function wait(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

async function reportThrown(error: unknown, json: boolean, context: Context): Promise<number> {
  if (error instanceof OutputClosedError) return EXIT_DONE;
  if (error instanceof CommanderError) {
    // Commander has written help and version itself, and its complaint to standard error.
    if (error.exitCode === 0) return EXIT_DONE;
    if (json) await writeError("usage", error.message.replace(/^error: /, ""), context);
    return EXIT_USAGE;
  }
  const fault = await explainDatabaseFault(error);
  const message = fault ?? (error instanceof Error ? error.message : String(error));
  const code = fault === null ? "internal" : "unavailable";
  if (json) await writeError(code, message, context);
  else context.note(`error: ${message}`);
  if (process.env.LACUNA_DEBUG) context.note(error instanceof Error ? String(error.stack) : String(error));
  return EXIT_FAILED;
}

async function writeError(code: string, message: string, context: Context): Promise<void> {
  await context.write(`${formatTerminalJson({ error: { code, message } }, 0)}\n`).catch(() => undefined);
}
