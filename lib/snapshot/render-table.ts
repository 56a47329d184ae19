import { type Html, type HtmlValue, html } from "./html";

export type Column<T> = {
  title: HtmlValue;
  get: (row: T) => HtmlValue;
  /** Numbers stand under each other; words may wrap. */
  kind?: "number" | "words";
};

const LOOKS = { number: "n", words: "w" };

/** A list of things as a table that can be read, scrolled on a narrow screen, and printed whole. */
export function renderTable<T>(name: string, rows: readonly T[], columns: readonly Column<T>[]): Html {
  const look = ({ kind }: Column<T>) => (kind ? LOOKS[kind] : "");
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table class="list">
<thead><tr>${columns.map((column) => html`<th scope="col" class="${look(column)}">${column.title}</th>`)}</tr></thead>
<tbody>${rows.map(
    (
      row,
    ) => html`<tr>${columns.map((column) => html`<td class="${look(column)}">${column.get(row)}</td>`)}</tr>
`,
  )}</tbody></table></div>`;
}
