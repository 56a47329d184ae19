/** One leaf of a nested value. */
export type FlatValue = { path: string; text: string };

/**
 * Lists the leaves of a nested object as dotted paths with their text: `audit_judge.deception`, "7".
 * Lists of plain values are one leaf. At most `limit` leaves; deeper than 12 levels is written as JSON.
 */
export function flattenValues(value: unknown, limit: number): { values: FlatValue[]; isCut: boolean } {
  const values: FlatValue[] = [];
  const isWhole = addLeaves(value, "", 0, values, limit);
  return { values, isCut: !isWhole };
}

const DEEPEST = 12;

function addLeaves(value: unknown, path: string, depth: number, values: FlatValue[], limit: number): boolean {
  if (depth < DEEPEST && isNested(value)) {
    const separator = Array.isArray(value) ? "#" : ".";
    return Object.entries(value).every(([key, inner]) =>
      addLeaves(inner, path === "" ? key : `${path}${separator}${key}`, depth + 1, values, limit),
    );
  }
  if (values.length >= limit) return false;
  values.push({ path, text: formatLeaf(value) });
  return true;
}

function isNested(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => typeof item === "object" && item !== null);
  return Object.keys(value).length > 0;
}

function formatLeaf(value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.length > 0) return value.map(formatLeaf).join(", ");
  return JSON.stringify(value);
}
