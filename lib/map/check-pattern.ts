import type { PathInFile, Report } from "./map-problem";
import { quote } from "./map-problem";
import { compilePattern, countGroups } from "./pattern";

/** Why a pattern can run away on a hostile text, or null. */
export type FindPatternRisk = (pattern: string) => string | null;

/** Reports a pattern that does not compile or can run away; null for one that does not compile. */
export function checkPattern(
  pattern: string,
  path: PathInFile,
  report: Report,
  findRisk: FindPatternRisk,
): RegExp | null {
  let compiled: RegExp;
  try {
    compiled = compilePattern(pattern);
  } catch (error) {
    const reason = (error as SyntaxError).message.replace(/^.*: /s, "");
    report(path, `${quote(pattern)} does not compile (${reason}), expected a JavaScript regular expression`);
    return null;
  }
  const risk = findRisk(pattern);
  if (risk !== null)
    report(path, `${quote(pattern)}: ${risk}, expected one without nested or repeated repetitions`);
  return compiled;
}

/** Checks a pattern that takes a part of a raw text: its one group is the part. */
export function checkMatch(pattern: string, path: PathInFile, report: Report, findRisk: FindPatternRisk) {
  const compiled = checkPattern(pattern, path, report, findRisk);
  if (!compiled) return;
  const groups = countGroups(compiled);
  if (groups !== 1) report(path, `${quote(pattern)} captures ${groups} groups, expected exactly one ( )`);
}
