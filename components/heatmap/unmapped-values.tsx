import Link from "next/link";
import { type NewestRun, NewestRunLink } from "@/components/ui/newest-run";
import { UnmappedTable, type UnmappedValue } from "@/components/ui/unmapped-table";
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
  values: (UnmappedValue & { newest: NewestRun })[];
}) {
  if (values.length === 0) return null;
  return (
    <details className="mt-8">
      <summary className="max-w-3xl text-dim hover:text-ink">
        ▸ {formatQuantity(values.length, "raw value")} that the map does not know, newest first
      </summary>
      <div className="mt-2">
        <UnmappedTable
          values={values}
          labels={new Map(map.dimensions.map(({ id, label }) => [id, label]))}
          more={[
            {
              title: "Newest run",
              render: ({ newest }) => <NewestRunLink project={project} newest={newest} />,
            },
            {
              title: "Act",
              isOnScreen: true,
              render: ({ dimension, value }) => (
                <Link
                  href={buildRefineHref(project, { act: "assign", dimension, text: value })}
                  prefetch={false}
                  className="link"
                >
                  Assign…
                </Link>
              ),
            },
          ]}
        />
      </div>
    </details>
  );
}
