import Link from "next/link";
import { AssignableTable, type UnmappedOfRun } from "@/components/ui/assignable-table";
import { formatQuantity } from "@/lib/format/number";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { buildRefineHref } from "@/lib/url/refine-url";

/** Raw values in the logs that no declared value recognises: they count as `other` until the map names them. */
export function UnmappedValues({
  project,
  map,
  values,
}: {
  project: string;
  map: CoverageMap;
  values: UnmappedOfRun[];
}) {
  if (values.length === 0) return null;
  return (
    <details className="mt-8">
      <summary className="max-w-3xl text-dim hover:text-ink">
        ▸ {formatQuantity(values.length, "raw value")} that the map does not know, newest first
      </summary>
      <div className="mt-2">
        <AssignableTable
          project={project}
          values={values}
          labels={new Map(map.dimensions.map(({ id, label }) => [id, label]))}
          renderAct={({ dimension, value }) => (
            <Link
              href={buildRefineHref(project, { act: "assign", dimension, text: value })}
              prefetch={false}
              className="link"
            >
              Assign…
            </Link>
          )}
        />
      </div>
    </details>
  );
}
