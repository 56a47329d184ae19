import { useEffect, useRef } from "react";
import type { RunRow } from "@/lib/coverage/run-row";
import { formatVisibleText } from "@/lib/format/visible-text";

const LOOK = "block size-3.5 accent-(--accent)";

/** Selects one row; with Shift, all from the last chosen one on. */
export function RowCheckbox({
  row: { id, attempt, observation },
  isSelected,
  onToggle,
}: {
  row: RunRow;
  isSelected: boolean;
  onToggle: (isRange: boolean) => void;
}) {
  const name = [id, `attempt ${attempt}`, ...(observation === "" ? [] : [observation])].join(", ");
  return (
    <input
      type="checkbox"
      aria-label={`Select ${formatVisibleText(name)}`}
      checked={isSelected}
      readOnly
      onClick={(event) => onToggle(event.shiftKey)}
      className={LOOK}
    />
  );
}

/** Selects every failure of the page, or none. */
export function SelectPage({
  selected,
  selectable,
  selectPage,
  clear,
}: {
  selected: readonly unknown[];
  selectable: readonly unknown[];
  selectPage: () => void;
  clear: () => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  const isWhole = selected.length === selectable.length;
  const isPartial = selected.length > 0 && !isWhole;
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPartial;
  }, [isPartial]);
  if (selectable.length === 0) return null;
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label="Select all failures on this page"
      checked={isWhole}
      readOnly
      onClick={() => (isWhole ? clear() : selectPage())}
      className={LOOK}
    />
  );
}
