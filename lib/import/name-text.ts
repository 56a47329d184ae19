import { hash } from "node:crypto";
import { clipText } from "./clip-text";

const MOST_CHARACTERS = 200;

/** A text as the name of what it is the text of; a long one ends with a digest of all of it. */
export function nameText(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  return `${clipText(text, MOST_CHARACTERS)}… #${hash("sha256", text).slice(0, 8)}`;
}
