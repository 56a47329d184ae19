import type { HeatmapCell } from "@/lib/coverage/heatmap-cells";
import { formatQuantity } from "@/lib/format/number";
import { getPaint } from "./legend";

const LOOKS: Record<HeatmapCell["status"], string> = {
  hole: "hole text-dim",
  partial: "bg-hair",
  covered: "bg-hair",
  ignored: "hatch text-dim",
  illegal: "illegal-mark text-dim",
  other: "border border-dashed border-edge",
  filtered: "border border-dotted border-edge text-dim",
  absent: "",
};

/** `full` and, smaller, `brief` print the figure and what it is made of; `compact` the figure alone, where cells are many. */
export type CellSize = "full" | "brief" | "compact";

const SIZES: Record<CellSize, { cell: string; content: string }> = {
  full: { cell: "h-[50px] w-[104px] min-w-[84px]", content: "px-2 py-1.5" },
  brief: { cell: "h-[34px] w-[52px] min-w-[44px]", content: "px-1 py-0.5 text-[11px] leading-4" },
  compact: { cell: "h-[26px] w-[52px] min-w-[44px]", content: "px-1 py-0.5 text-[11px] leading-5" },
};

/** Fill, hatch or border of a bucket, by what is known of it. */
export function getCellLook(cell: HeatmapCell): string {
  if (cell.color) return "";
  if (cell.alarm) return "alarm text-dim";
  if (!cell.isUnknown) return LOOKS[cell.status];
  return `no-value text-dim ${cell.status === "other" ? LOOKS.other : ""}`;
}

/**
 * One bucket of the map, a `gridcell` since its table is a grid. The cell takes the focus; its link is
 * there for mouse, touch and no JavaScript, a plain one, since a map may have thousands.
 */
export function HeatmapCellView({
  cell,
  row,
  column,
  href,
  size,
}: {
  cell: HeatmapCell;
  row: number;
  column: number;
  href: string | null;
  size: CellSize;
}) {
  const look = SIZES[size];
  const Content = CONTENTS[size];
  return (
    <td
      aria-label={cell.sentence}
      tabIndex={-1}
      data-row={row}
      data-column={column}
      className={`${look.cell} rounded p-0 align-top -outline-offset-1 ${getCellLook(cell)}`}
      style={cell.color ? getPaint(cell.color) : undefined}
    >
      {href ? (
        <a href={href} className={`block h-full rounded whitespace-nowrap ${look.content}`}>
          <Content cell={cell} />
        </a>
      ) : (
        <div className={look.content}>
          <Content cell={cell} />
        </div>
      )}
    </td>
  );
}

function FullContent({ cell }: { cell: HeatmapCell }) {
  return (
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
}

function CompactContent({ cell }: { cell: HeatmapCell }) {
  if (cell.alarm) return <span className="font-semibold text-alarm">alarm</span>;
  return cell.bucket?.held_out ? `${cell.value} ◇` : cell.value;
}

function BriefContent({ cell }: { cell: HeatmapCell }) {
  return (
    <>
      <span className="block">
        <CompactContent cell={cell} />
      </span>
      <span className="block text-[10px] leading-3.5 tracking-tight">
        {cell.alarm && cell.bucket ? formatQuantity(cell.bucket.hits, "hit") : cell.detail}
      </span>
    </>
  );
}

const CONTENTS = { full: FullContent, brief: BriefContent, compact: CompactContent };
