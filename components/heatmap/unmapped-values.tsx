import { UnmappedTable, type UnmappedValue } from "@/components/ui/unmapped-table";
import { formatQuantity } from "@/lib/format/number";
import type { CoverageMap } from "@/lib/map/coverage-map";

/** Raw values in the logs that no declared value recognises: they count as `other` until the map names them. */
export function UnmappedValues({ map, values }: { map: CoverageMap; values: UnmappedValue[] }) {
  if (values.length === 0) return null;
  return (
    <details className="mt-8">
      <summary className="max-w-3xl text-dim hover:text-ink">
        ▸ {formatQuantity(values.length, "raw value")} that the map does not know
      </summary>
      <div className="mt-2">
        <UnmappedTable values={values} labels={new Map(map.dimensions.map(({ id, label }) => [id, label]))} />
      </div>
    </details>
  );
}
