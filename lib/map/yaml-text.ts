import { type Document, type ToStringOptions, visit } from "yaml";
import { formatVisibleText, listTextSegments } from "@/lib/format/visible-text";

/**
 * A document as text in which nothing acts or hides: keys and values that hold such characters are
 * double-quoted, with escapes that read as the same characters. Comments are the caller's to make visible.
 */
export function formatYamlText(document: Document, options: ToStringOptions = {}): string {
  visit(document, {
    Scalar: (_, node) => {
      const { value } = node;
      if (typeof value === "string" && formatVisibleText(value) !== value) node.type = "QUOTE_DOUBLE";
    },
  });
  // Written so, hidden characters stand within double quotes alone, where an escape means the same.
  return listTextSegments(document.toString({ lineWidth: 0, ...options }))
    .map((segment) => (segment.kind === "text" ? segment.text : escapeCode(segment.code)))
    .join("");
}

/** `U+202E` as YAML writes it. */
function escapeCode(code: string): string {
  const digits = code.slice("U+".length);
  return digits.length > 4 ? `\\U${digits.padStart(8, "0")}` : `\\u${digits}`;
}
