/** A rule of the map language that a file breaks, at its place; lines and columns count from 1. */
export type MapProblem = { line: number; column: number; path: string; message: string };

/** Keys and list positions from the top of the file. */
export type PathInFile = PropertyKey[];

/** Notes a problem at a value, or at the key that introduces it. */
export type Report = (path: PathInFile, message: string, target?: "key" | "value") => void;

/** A path as people write it: `dimensions.role.values[0].weight`. */
export function formatPathInFile(path: PathInFile): string {
  return path
    .map((key, i) => (typeof key === "number" ? `[${key}]` : `${i === 0 ? "" : "."}${String(key)}`))
    .join("");
}

const MAX_QUOTED_LENGTH = 60;

/** A name out of the file within a message, on one line and cut where it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}…` : text);
}
