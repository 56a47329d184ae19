import { toTerminalText } from "./terminal-text";

export type TextColumn<T> = {
  title: string;
  get: (row: T) => string | number | null;
  /** Numbers read best when their digits stand under each other. */
  align?: "right";
};

/** Rows as aligned text, one line each under a line of titles; an absent value is an en dash. */
export function formatTextTable<T>(rows: T[], columns: TextColumn<T>[]): string {
  const lines = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((column) => toTerminalText(String(column.get(row) ?? "–")))),
  ];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => [...line[i]!].length)));
  return lines
    .map((line) =>
      line
        .map((text, i) => pad(text, widths[i]!, columns[i]!.align === "right"))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function pad(text: string, width: number, right: boolean): string {
  const space = " ".repeat(width - [...text].length);
  return right ? space + text : text + space;
}
