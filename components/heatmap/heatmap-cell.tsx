import Link from "next/link";
import { memo } from "react";
import type { HeatmapCell } from "@/lib/coverage/heatmap-cells";
import { getPaint } from "./legend";

const LOOKS: Record<HeatmapCell["status"], string> = {
  hole: "hole text-dim",
  partial: "bg-hair",
  covered: "bg-hair",
  ignored: "hatch text-dim",
  illegal: "illegal-mark text-dim",
  other: "border border-dashed border-edge",
  filtered: "border border-dotted border-edge",
  absent: "",
};

/** One bucket of the map, a `gridcell` since its table is a grid. The cell takes the focus; its link is there for mouse, touch and no JavaScript. */
export const HeatmapCellView = memo(function HeatmapCellView({
  cell,
  row,
  column,
  href,
  tabIndex,
  onOpen,
}: {
  cell: HeatmapCell;
  row: number;
  column: number;
  href: string | null;
  /** Undefined until the grid's keyboard works. */
  tabIndex: number | undefined;
  onOpen: (row: number, column: number) => void;
}) {
  const look = cell.alarm
    ? "alarm text-dim"
    : cell.isUnknown
      ? `no-value text-dim ${cell.status === "other" ? LOOKS.other : ""}`
      : LOOKS[cell.status];
  const content = (
    <>
      <span
        className={`block text-sm leading-5 print:whitespace-nowrap ${cell.color ? "font-semibold" : ""}`}
      >
        {cell.value}
        {cell.bucket?.held_out && <span className="float-right text-xs font-normal">◇</span>}
        {cell.alarm && <span className="float-right text-xs font-semibold text-alarm">alarm</span>}
      </span>
      <span className="block text-[11px] leading-4">{cell.detail}</span>
      {cell.beside && <span className="block text-[11px] leading-4">{cell.beside}</span>}
    </>
  );
  return (
    <td
      aria-label={cell.sentence}
      tabIndex={tabIndex}
      data-row={row}
      data-column={column}
      className={`h-[50px] w-[104px] min-w-[84px] rounded p-0 align-top -outline-offset-1 ${cell.color ? "painted" : look}`}
      style={cell.color ? getPaint(cell.color) : undefined}
    >
      {href ? (
        <Link
          href={href}
          prefetch={false}
          tabIndex={tabIndex === undefined ? undefined : -1}
          onClick={() => onOpen(row, column)}
          className="block h-full rounded px-2 py-1.5 whitespace-nowrap"
        >
          {content}
        </Link>
      ) : (
        <div className="px-2 py-1.5">{content}</div>
      )}
    </td>
  );
});
