import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useLayoutEffect, useRef } from "react";

export type GridPosition = { row: number; column: number };

/**
 * A grid with one tab stop, whose cells (or rows) are found by `data-row` and `data-column`: arrows,
 * Home and End in the row, with Ctrl or Cmd in the whole grid, Enter and clicked links open. The tab
 * stop is moved on the elements, not by drawing the grid again: it may have thousands of cells. Cells
 * are drawn with a `tabIndex` of -1; their links are tab stops only where there is no JavaScript.
 */
export function useGridKeys(
  size: { rows: number; columns: number },
  {
    crossed,
    initial,
    onActive,
    onOpen,
  }: {
    /** What is crossed: another crossing is walked from its own beginning. */
    crossed: string;
    /** The place that takes the focus when the crossing opens. */
    initial: GridPosition | null;
    /** The place under the pointer or the focus. */
    onActive: (position: GridPosition) => void;
    onOpen: (position: GridPosition) => void;
  },
) {
  const grid = useRef<HTMLTableElement>(null);
  const stop = useRef<GridPosition>(ORIGIN);
  const stopCell = useRef<HTMLElement | null>(null);
  const walked = useRef<string | null>(null);
  const moveStop = useCallback((position: GridPosition) => {
    stop.current = position;
    const cell = findCellElement(grid.current, position) ?? findCellElement(grid.current, ORIGIN);
    if (stopCell.current && stopCell.current !== cell) stopCell.current.tabIndex = -1;
    if (cell) cell.tabIndex = 0;
    stopCell.current = cell;
  }, []);
  useLayoutEffect(() => {
    if (walked.current !== crossed) stop.current = initial ?? ORIGIN;
    for (const link of grid.current?.querySelectorAll("a:not([tabindex])") ?? [])
      link.setAttribute("tabindex", "-1");
    moveStop(stop.current);
  });
  useEffect(() => {
    if (walked.current !== crossed && initial) findCellElement(grid.current, initial)?.focus();
    walked.current = crossed;
  });

  const activate = (event: { target: EventTarget }) => {
    const position = readPosition(event.target);
    if (position) onActive(position);
  };
  return {
    ref: grid,
    onKeyDown: (event: KeyboardEvent) => {
      const position = readPosition(event.target);
      if (!position || event.altKey) return;
      if (event.key === "Enter") {
        if (!(event.target instanceof HTMLAnchorElement)) onOpen(position);
        return;
      }
      const next = getNext(event.key, event.ctrlKey || event.metaKey, position, size);
      if (!next) return;
      event.preventDefault();
      findCellElement(grid.current, next)?.focus();
    },
    onFocus: (event: { target: EventTarget }) => {
      const position = readPosition(event.target);
      if (position) moveStop(position);
      activate(event);
    },
    onMouseOver: activate,
    onClick: (event: MouseEvent) => {
      const position = readPosition(event.target);
      const isPlain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
      if (!position || !isPlain || !(event.target instanceof Element) || !event.target.closest("a")) return;
      event.preventDefault();
      onOpen(position);
    },
  };
}

const ORIGIN: GridPosition = { row: 0, column: 0 };

/** Position of the cell that an event happened in. */
export function readPosition(target: EventTarget | null): GridPosition | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
}

/** The element of a cell within its table: a row that stands for itself, or a cell behind the row's head. */
export function findCellElement(
  table: HTMLTableElement | null,
  { row, column }: GridPosition,
): HTMLElement | null {
  // Looked up by place: a search through thousands of cells at each key would be felt.
  const line = table?.tBodies[0]?.rows[row];
  if (!line) return null;
  return line.dataset.row === undefined ? (line.cells[column + 1] ?? null) : line;
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
