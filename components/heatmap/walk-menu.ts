import type { KeyboardEvent } from "react";

/** Links of each row of a menu. */
function listRows(menu: Element): HTMLElement[][] {
  return [...menu.querySelectorAll("[data-row]")].map((row) => [...row.querySelectorAll<HTMLElement>("a")]);
}

/**
 * Moves the focus through a menu: up and down from row to row, left and right along one, Home and End to
 * the first and the last. The rows follow on the field above them.
 */
export function walkMenu(event: KeyboardEvent<HTMLElement>): void {
  const rows = listRows(event.currentTarget);
  const focused = document.activeElement as HTMLElement;
  const at = rows.findIndex((links) => links.includes(focused));
  const isField = focused.matches("input");
  // A field of dates has its own use for arrows.
  if (isField && (focused as HTMLInputElement).type !== "search") return;
  const along = at === -1 ? 0 : rows[at]!.indexOf(focused);
  const target = findTarget(event.key, rows, at, along, isField);
  if (target === undefined) return;
  event.preventDefault();
  (target ?? event.currentTarget.querySelector<HTMLElement>("input[type=search]"))?.focus();
}

/** What to focus; null for the field above the rows, undefined where the key does nothing. */
function findTarget(
  key: string,
  rows: HTMLElement[][],
  at: number,
  along: number,
  isField: boolean,
): HTMLElement | null | undefined {
  const inRow = (row: number) => rows[row] && (rows[row][along] ?? rows[row][0]);
  if (key === "ArrowDown") return inRow(at + 1);
  if (key === "ArrowUp") return at > 0 ? inRow(at - 1) : at === 0 ? null : undefined;
  if (isField || at === -1) return undefined;
  if (key === "ArrowRight") return rows[at]![along + 1];
  if (key === "ArrowLeft") return rows[at]![along - 1];
  if (key === "Home") return rows[0]![0];
  if (key === "End") return rows.at(-1)![0];
  return undefined;
}
