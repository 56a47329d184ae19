import type { Result, UserError } from "@/lib/result";
import type { Context } from "./context";
import { getExitCode } from "./exit-codes";
import { formatTerminalJson } from "./terminal-text";

/** Prints a result as one JSON document or as text for people, and settles the exit code of an error. */
export async function printAnswer<T>(
  context: Context,
  result: Result<T>,
  options: { json?: boolean },
  format: (value: T) => string,
): Promise<void> {
  if (!result.ok) return printError(context, result.error, options);
  await context.write(options.json ? `${formatTerminalJson(result.value)}\n` : `${format(result.value)}\n`);
}

/**
 * Prints an error the user can mend; with `--json` as one line on standard output, as scripts expect it
 * there, also those that read lines.
 */
export async function printError(
  context: Context,
  error: UserError,
  options: { json?: boolean },
): Promise<void> {
  context.exitCode = getExitCode(error.code);
  if (options.json) return context.write(`${formatTerminalJson({ error }, 0)}\n`);
  context.note(`error: ${indent(error.message)}`);
  for (const detail of listDetails(error.details)) {
    // A single problem is the message already.
    if (!error.message.endsWith(detail)) context.note(`  ${indent(detail)}`);
  }
}

function listDetails(details: unknown): string[] {
  if (!Array.isArray(details)) return [];
  return details.map((detail) => {
    if (typeof detail === "string") return detail;
    const { line, column, message } = detail as { line?: number; column?: number; message?: string };
    return line === undefined ? JSON.stringify(detail) : `${line}:${column}: ${message}`;
  });
}

function indent(text: string): string {
  return text.replaceAll("\n", "\n  ");
}
