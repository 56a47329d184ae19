// Control characters move the cursor, recolour or retitle a terminal; format characters (bidirectional
// overrides, zero-width ones) make text look like other text. Logs hold both.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** One line of text from a log, safe to print on a terminal: breaks and tabs become spaces, the rest goes. */
export function toTerminalText(text: string): string {
  return text.replace(/[\r\n\t\u2028\u2029]+/g, " ").replace(UNSAFE, "");
}
