import { VisibleText } from "@/components/ui/visible-text";
import { formatCount, formatQuantity } from "@/lib/format/number";
import type { CoverageMap } from "@/lib/map/coverage-map";

type UnmappedValue = { dimension: string; value: string; count: number };

/** Raw values in the logs that no declared value recognises: they count as `other` until the map names them. */
export function UnmappedValues({ map, values }: { map: CoverageMap; values: UnmappedValue[] }) {
  if (values.length === 0) return null;
  return (
    <details className="mt-8 max-w-3xl">
      <summary className="text-dim hover:text-ink">
        ▸ {formatQuantity(values.length, "raw value")} that the map does not know
      </summary>
      <table className="mt-2 w-full">
        <thead className="text-left text-xs text-dim">
          <tr>
            <th className="py-1 pr-4 font-normal">Dimension</th>
            <th className="pr-4 font-normal">Value in the logs</th>
            <th className="text-right font-normal">Observations</th>
          </tr>
        </thead>
        <tbody>
          {values.map(({ dimension, value, count }) => (
            <tr key={`${dimension}:${value}`} className="border-t">
              <td className="py-1 pr-4 whitespace-nowrap">
                {map.dimensions.find(({ id }) => id === dimension)?.label ?? dimension}
              </td>
              <td className="pr-4 break-all">
                <VisibleText text={value} />
              </td>
              <td className="text-right">{formatCount(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
