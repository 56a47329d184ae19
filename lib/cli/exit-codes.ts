import type { UserError } from "@/lib/result";

/** Exit codes of every command: part of the contract with scripts. */
export const EXIT_DONE = 0;
/** Something was set aside, refused or left partial, or a verification failed; a foreign file in a folder is none of that. */
export const EXIT_INCOMPLETE = 1;
/** Wrong usage, or no file that could be read. */
export const EXIT_USAGE = 2;
/** The database or Lacuna itself failed. */
export const EXIT_FAILED = 3;

/** The exit code of an error the user can mend. */
export function getExitCode(code: UserError["code"]): number {
  return code === "usage" || code === "not_found" ? EXIT_USAGE : EXIT_INCOMPLETE;
}
