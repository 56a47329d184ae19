/** A stretch of text as it is, or one character that would act or hide if it were printed. */
export type TextSegment = { kind: "text"; text: string } | { kind: "hidden"; code: string; name: string };

const NAMES: Record<number, string> = {
  0: "null",
  7: "bell",
  8: "backspace",
  13: "carriage return",
  27: "escape",
  127: "delete",
  173: "soft hyphen",
  1564: "Arabic letter mark",
  6158: "Mongolian vowel separator",
  8203: "zero width space",
  8204: "zero width non-joiner",
  8205: "zero width joiner",
  8206: "left-to-right mark",
  8207: "right-to-left mark",
  8232: "line separator",
  8233: "paragraph separator",
  8234: "left-to-right embedding",
  8235: "right-to-left embedding",
  8236: "pop directional formatting",
  8237: "left-to-right override",
  8238: "right-to-left override",
  8288: "word joiner",
  8294: "left-to-right isolate",
  8295: "right-to-left isolate",
  8296: "first strong isolate",
  8297: "pop directional isolate",
  65279: "byte order mark",
};

// Emoji joined by zero width joiners, their variation selectors and keycaps are what they seem, and stay whole.
// More than one selector or modifier after a picture draws nothing, and could carry a message.
const EMOJI =
  /\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?(?:\u200D\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)*|[0-9#*]\uFE0F\u20E3/u;

// Marks piled on one letter grow over the lines around it; no script needs more than six.
const PILED_MARK = /[\p{Mn}\p{Me}](?<=[\p{Mn}\p{Me}]{7})/u;

// Controls but tab and line feed, unpaired surrogates, line and paragraph separators, interlinear
// annotation marks, the blank Braille pattern, and what Unicode lets a font not draw.
const HIDDEN =
  /(?![\t\n])\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|[\uFFF9-\uFFFB\u2800]|\p{Default_Ignorable_Code_Point}/u;

const TOKEN = new RegExp(`(${EMOJI.source})|${HIDDEN.source}|${PILED_MARK.source}`, "gu");

/**
 * Splits text of a log into what can be printed and the characters that must be shown instead:
 * controls, bidirectional overrides, zero-width and other invisible ones. The segments' texts and
 * hidden characters, in order, are the whole input, but for CR LF, which becomes a line feed.
 */
export function listTextSegments(text: string): TextSegment[] {
  const source = text.replaceAll("\r\n", "\n");
  const segments: TextSegment[] = [];
  let start = 0;
  for (const match of source.matchAll(TOKEN)) {
    if (match[1] !== undefined) continue;
    if (match.index > start) segments.push({ kind: "text", text: source.slice(start, match.index) });
    segments.push(describeHidden(match[0]));
    start = match.index + match[0].length;
  }
  if (start < source.length) segments.push({ kind: "text", text: source.slice(start) });
  return segments;
}

/** The same as one string, hidden characters written as ⟨U+202E⟩: for titles and attributes. */
export function formatVisibleText(text: string): string {
  // Nearly all of the thousands of names on a page.
  if (/^[\t\n -~]*$/.test(text)) return text;
  return listTextSegments(text)
    .map((segment) => (segment.kind === "text" ? segment.text : `⟨${segment.code}⟩`))
    .join("");
}

/** Plain data with every string in it made visible: for names and labels that pages print in many places. */
export function makeVisible<T>(data: T): T {
  if (typeof data === "string") return formatVisibleText(data) as T;
  if (Array.isArray(data)) return data.map(makeVisible) as T;
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, makeVisible(value)])) as T;
}

function describeHidden(character: string): { kind: "hidden"; code: string; name: string } {
  const point = character.codePointAt(0)!;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
  const isMark = /[\p{Mn}\p{Me}]/u.test(character) && !HIDDEN.test(character);
  return { kind: "hidden", code, name: NAMES[point] ?? (isMark ? "combining mark" : "invisible character") };
}
