import { formatVisibleText } from "@/lib/format/visible-text";

const ENTITIES: Record<string, string> = { "<": "&lt;", "&": "&amp;" };

// What begins a heading, a list, a rule, the underline of a heading or the second line of a table.
const LINE_START = /^(?:[#+:=-]|\d+(?=[.)]))/;

/**
 * Text of a log as Markdown that prints it and nothing else: no markup, no HTML, no picture. What would
 * hide or reorder is written as its code; white space at the ends of lines is left out.
 */
export function escapeMarkdown(text: string): string {
  const lines = formatVisibleText(text).split("\n").map(escapeLine);
  return lines.map((line, i) => (line !== "" && lines[i + 1] ? `${line}\\` : line)).join("\n");
}

function escapeLine(line: string): string {
  const escaped = line
    .replace(/^[ \t]+|[ \t]+$/g, "")
    .replace(/[<&]/g, (character) => ENTITIES[character]!)
    .replace(/[\\`*_[\]~|>]/g, "\\$&");
  return escaped.replace(LINE_START, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** Text of a log as a quotation. */
export function quoteMarkdown(text: string): string {
  return prefixLines(escapeMarkdown(text.trim()));
}

/** Markdown as a quotation, which ends every list and fence that it left open. */
export function prefixLines(markdown: string): string {
  return markdown
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}
