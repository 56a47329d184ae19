import { type Html, html } from "./html";

const LONGEST_WHOLE = 60;

/**
 * A name from a map or a log within the bounds of its place, however long it is: a few lines of it in a cell,
 * one in running text. All of it is in the title, in the map's text, and for a screen reader.
 */
export function nameLabel(label: string, place: "cell" | "line" = "cell"): Html {
  if (label.length <= LONGEST_WHOLE) return html`${label}`;
  return html`<span class="${place === "cell" ? "clamp" : "clip"}" title="${label}">${label}</span>`;
}
