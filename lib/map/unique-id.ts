import { NONE_ID, OTHER_ID } from "./coverage-map";
import { isId } from "./map-file";

const MAX_ID_LENGTH = 80;

/**
 * An id that a map accepts for a raw text: the text itself where it is one, else its letters and
 * digits. `other` and `none` are avoided, since as ids they would also take unknown or absent values.
 */
export function createUniqueId(text: string, taken: ReadonlySet<string>): string {
  const letters = text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^A-Za-z0-9_./-]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const slug = isId(text) ? text : letters;
  const short = slug.slice(0, MAX_ID_LENGTH) || "value";
  const base = !isId(short) || short === OTHER_ID || short === NONE_ID ? `value_${short}` : short;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}_${n}`;
  return id;
}
