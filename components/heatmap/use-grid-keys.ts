import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";

export type GridPosition = { row: number; column: number };

/**
 * Keyboard of a grid with one tab stop: arrows, Home and End in the row, with Ctrl or Cmd in the
 * whole grid, Enter opens. Cells are found by `data-row` and `data-column`.
 */
export function useGridKeys(
  size: { rows: number; columns: number },
  options: { initial: GridPosition | null; open: (position: GridPosition) => void },
) {
  const grid = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState(options.initial);
  const [isReady, setIsReady] = useState(false);
  const initial = useRef(options.initial);

  const focus = useCallback(({ row, column }: GridPosition) => {
    const cell = grid.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
    cell?.focus();
  }, []);

  // Cells become focusable only once keys work; the bucket that the address names then gets the focus.
  useEffect(() => setIsReady(true), []);
  useEffect(() => {
    if (isReady && initial.current) focus(initial.current);
  }, [isReady, focus]);

  const onKeyDown = (event: KeyboardEvent) => {
    const position = readPosition(event.target);
    if (!position || event.altKey) return;
    if (event.key === "Enter") {
      if (event.target instanceof HTMLAnchorElement) return;
      options.open(position);
      return;
    }
    const next = getNext(event.key, event.ctrlKey || event.metaKey, position, size);
    if (!next) return;
    event.preventDefault();
    focus(next);
  };
  const onFocus = (event: { target: EventTarget }) => {
    const position = readPosition(event.target);
    if (position) setActive(position);
  };
  const isStop = (row: number, column: number) => {
    const stop =
      active && active.row < size.rows && active.column < size.columns ? active : { row: 0, column: 0 };
    return row === stop.row && column === stop.column;
  };
  const getTabIndex = (row: number, column: number) => (isReady ? (isStop(row, column) ? 0 : -1) : undefined);
  return { grid, active, onKeyDown, onFocus, getTabIndex };
}

/** Position of the cell that an event happened in. */
export function readPosition(target: EventTarget | null): GridPosition | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
}

function getNext(
  key: string,
  isWhole: boolean,
  { row, column }: GridPosition,
  { rows, columns }: { rows: number; columns: number },
): GridPosition | null {
  switch (key) {
    case "ArrowUp":
      return { row: Math.max(0, row - 1), column };
    case "ArrowDown":
      return { row: Math.min(rows - 1, row + 1), column };
    case "ArrowLeft":
      return { row, column: Math.max(0, column - 1) };
    case "ArrowRight":
      return { row, column: Math.min(columns - 1, column + 1) };
    case "Home":
      return { row: isWhole ? 0 : row, column: 0 };
    case "End":
      return { row: isWhole ? rows - 1 : row, column: columns - 1 };
    default:
      return null;
  }
}
