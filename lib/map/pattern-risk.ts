import { createRequire } from "node:module";
import { join } from "node:path";
import type { checkSync } from "recheck";
import { repositoryRoot } from "@/lib/repository-root";

// Milliseconds on an idle machine; a busy one must not make a sound map look unsafe.
const TIMEOUT_MS = 12_000;
const MAX_DEGREE = 2;

let checker: { checkSync: typeof checkSync } | undefined;

/** Loaded with the first pattern: it takes a third of the time in which a command starts. */
function loadChecker(): { checkSync: typeof checkSync } {
  checker ??= createRequire(join(repositoryRoot(), "package.json"))("recheck/lib/browser.js");
  return checker!;
}

/**
 * Why a pattern can run away on a hostile text, or null. Quadratic patterns pass, since texts are
 * tested only up to `MAX_TESTED_LENGTH`. What the checker cannot settle in time counts as a risk.
 */
export function findPatternRisk(pattern: string): string | null {
  const found = loadChecker().checkSync(pattern, "u", { timeout: TIMEOUT_MS });
  if (found.status === "safe") return null;
  if (found.status === "unknown") return "it cannot be shown that this regular expression ends in time";
  const { complexity } = found;
  if (complexity.type === "polynomial" && complexity.degree <= MAX_DEGREE) return null;
  return `this regular expression can run away (${complexity.type} time)`;
}
