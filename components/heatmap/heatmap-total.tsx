import type { HeatmapTotal } from "@/lib/coverage/heatmap-totals";

/** The end of a row or column: its total with a bar, and the other way of counting beneath. */
export function HeatmapTotalView({ total }: { total: HeatmapTotal | null }) {
  return (
    <td className="min-w-[84px] pt-1 pr-1 pl-2 align-top text-xs whitespace-nowrap">
      {total && (
        <>
          <span className="block leading-4">{total.value}</span>
          {total.detail && <span className="block text-[11px] leading-[14px] text-dim">{total.detail}</span>}
          {total.share !== null && (
            <span className="mt-[3px] mb-0.5 block h-1 max-w-24 rounded-sm bg-hair">
              <span className="block h-1 rounded-sm bg-edge" style={{ width: `${100 * total.share}%` }} />
            </span>
          )}
          {total.beside.map((line) => (
            <span key={line} className="block text-[11px] leading-[14px]">
              {line}
            </span>
          ))}
        </>
      )}
    </td>
  );
}
