import { type RefObject, useEffect, useRef } from "react";
import { isTyping } from "@/components/ui/is-typing";
import { useKeys } from "@/components/ui/use-keys";

/** Attribute by which a row of the table says which it is. */
const ROW = "tr[data-row]";

/** The row of a table that has the focus, or null. */
export function findRowInFocus(body: HTMLElement | null): HTMLElement | null {
  const row = document.activeElement?.closest<HTMLElement>(ROW) ?? null;
  return body?.contains(row) ? row : null;
}

/**
 * `j` and `k` walk a table's rows, `x` selects the one in focus, Escape drops the selection. What has
 * the focus of a row is its link, so that Enter opens it.
 */
export function useRowKeys(
  body: RefObject<HTMLElement | null>,
  {
    isAnySelected,
    toggle,
    clear,
  }: { isAnySelected: boolean; toggle: (row: string, isRange: boolean) => void; clear: () => void },
) {
  useKeys((event) => {
    if (isTyping(event)) return;
    if (event.key === "j" || event.key === "k") walk(body.current, event.key === "j" ? 1 : -1);
    const row = findRowInFocus(body.current);
    if (event.key.toLowerCase() === "x" && row) toggle(row.dataset.row!, event.shiftKey);
  });
  // Before the link back hears of the key, which follows it.
  useKeys(
    (event) => {
      if (event.key !== "Escape" || isTyping(event) || !isAnySelected) return;
      event.stopImmediatePropagation();
      clear();
    },
    { capture: true },
  );
}

/**
 * Keeps the focus in a table whose rows come and go: where the row that had it is gone, the row in its
 * place takes it. A reader who comes back finds it on the row that the address names.
 */
export function useKeptRow(
  body: RefObject<HTMLElement | null>,
  rows: readonly unknown[],
  named: string | null,
) {
  const lastIndex = useRef<number | null>(null);
  useEffect(() => {
    const wanted = new URLSearchParams(window.location.search).get("row") ?? named;
    const row = listRows(body.current).find(({ dataset }) => dataset.row === wanted);
    if (row && document.activeElement === document.body) focusRow(row);
  }, [body, named]);
  useEffect(() => {
    if (rows.length === 0 || lastIndex.current === null) return;
    if (document.activeElement === document.body) {
      focusRow(listRows(body.current)[Math.min(lastIndex.current, rows.length - 1)]);
    }
  }, [body, rows]);
  return {
    /** Notes the row in focus; for the table's body. */
    onFocus() {
      const row = findRowInFocus(body.current);
      if (row) lastIndex.current = listRows(body.current).indexOf(row);
    },
    /** Gives the focus back to the row that had it last. */
    refocus() {
      if (lastIndex.current !== null) focusRow(listRows(body.current)[lastIndex.current]);
    },
  };
}

function walk(body: HTMLElement | null, step: 1 | -1) {
  const rows = listRows(body);
  const row = findRowInFocus(body);
  const next = row ? rows.indexOf(row) + step : 0;
  if (rows[next]) focusRow(rows[next]);
}

function listRows(body: HTMLElement | null): HTMLElement[] {
  return [...(body?.querySelectorAll<HTMLElement>(ROW) ?? [])];
}

function focusRow(row: HTMLElement | undefined) {
  row?.querySelector<HTMLElement>("a")?.focus();
}
