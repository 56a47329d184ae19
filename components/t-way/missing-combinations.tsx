import Link from "next/link";
import type { MeasuredSet } from "@/lib/coverage/t-way/set-coverage";
import { formatCount, formatQuantity } from "@/lib/format/number";
import type { Dimension } from "@/lib/map/coverage-map";
import { describeLeftOut } from "./set-table";

/** The valid combinations of one set of dimensions that nothing hit, as many as were listed. */
export function MissingCombinations({
  measured,
  dimensions,
  mapHref,
  closeHref,
}: {
  measured: MeasuredSet;
  /** Those of the set, in its order. */
  dimensions: Dimension[];
  mapHref: string;
  closeHref: string;
}) {
  const name = dimensions.map(({ label }) => label).join(" × ");
  return (
    <section aria-labelledby="missing" id="set" className="mb-6 max-w-4xl rounded-lg border bg-panel p-4">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 id="missing">Missing of {name}</h2>
        <span className="flex-1" />
        <Link href={mapHref} prefetch={false} className="link screen-only">
          open on the map
        </Link>
        <Link href={closeHref} prefetch={false} scroll={false} className="link screen-only">
          close
        </Link>
      </div>
      {measured.kind === "left_out" ? (
        <p className="text-dim">{describeLeftOut(measured.set)}</p>
      ) : (
        <>
          <p className="mb-2 text-dim">{describeMissing(measured.set)}</p>
          {measured.set.missing > 0 && (
            <div className="print-whole max-h-[40dvh] overflow-auto">
              <table aria-labelledby="missing" className="w-full">
                <thead className="text-xs text-dim">
                  <tr>
                    {dimensions.map(({ id, label }) => (
                      <th
                        key={id}
                        scope="col"
                        className="sticky top-0 bg-panel py-1 pr-4 text-left font-normal"
                      >
                        {label}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {measured.set.missing_configurations.map((at) => (
                    <tr key={Object.values(at).join(" ")} className="border-t border-hair">
                      {dimensions.map(({ id, values }) => (
                        <td key={id} className="py-0.5 pr-4">
                          {values.find((value) => value.id === at[id])?.label ?? at[id]}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function describeMissing({ missing, valid, missing_configurations: { length } }: MissingSet): string {
  if (missing === 0) return `Every one of ${formatQuantity(valid, "valid combination")} was hit.`;
  const all = `${formatCount(missing)} of ${formatQuantity(valid, "valid combination")} without a hit`;
  return length < missing ? `${all}, the first ${formatCount(length)} in the order of the map` : all;
}

type MissingSet = Extract<MeasuredSet, { kind: "measured" }>["set"];
