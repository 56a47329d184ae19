import { parseNumber } from "./numeric";

/** Numbers of the letters that scorers give: correct, partly correct, incorrect, no answer. */
const LETTERS: Record<string, number> = { C: 1, P: 0.5, I: 0, N: 0 };

/** Whether a score was not given: absent, null, NaN (also as text) or empty. */
export function isMissingScore(raw: unknown): boolean {
  if (raw === undefined || raw === null || Number.isNaN(raw)) return true;
  if (typeof raw !== "string") return false;
  const text = raw.trim();
  return text === "" || (text.length === 3 && text.toLowerCase() === "nan");
}

/**
 * The number a score is ordered by, or null where it has none: numbers and numeric texts,
 * letters C = 1, P = 0.5, I = N = 0, and true = 1, false = 0 (also as texts of any case).
 */
export function readOrder(raw: unknown): number | null {
  if (typeof raw === "number") return Number.isNaN(raw) ? null : raw;
  if (typeof raw === "boolean") return raw ? 1 : 0;
  if (typeof raw !== "string") return null;
  const text = raw.trim();
  if (Object.hasOwn(LETTERS, text)) return LETTERS[text]!;
  if (/^(?:true|false)$/i.test(text)) return text.length === 4 ? 1 : 0;
  return parseNumber(text);
}

/**
 * Whether two scores are the same: two texts as texts, or as numbers where both are numeric (so
 * that I and N differ); anything else by the number it is ordered by (so that C is 1 is true).
 */
export function isEqualScore(a: unknown, b: unknown): boolean {
  if (typeof a === "string" && typeof b === "string") {
    const [left, right] = [a.trim(), b.trim()];
    const number = parseNumber(left);
    return left === right || (number !== null && number === parseNumber(right));
  }
  const order = readOrder(a);
  return order !== null && order === readOrder(b);
}
