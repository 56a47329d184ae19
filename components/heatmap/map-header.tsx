import { PageHeader } from "@/components/layout/page-header";
import { formatCount, formatCoverage } from "@/lib/format/number";
import { TotalsLine } from "./totals-line";
import type { ShownCrossing } from "./use-crossing";

/** The map's title: what is crossed, its grade, and what was counted. */
export function MapHeader({
  project,
  crossing,
}: {
  project: { name: string; synthetic: boolean };
  crossing: ShownCrossing;
}) {
  const { grade, covered, totals, campaigns, by, map_grade: mapGrade } = crossing;
  return (
    <PageHeader
      title={
        <>
          {project.name}{" "}
          <span className="font-normal text-dim">/ {by.map((dimension) => dimension.label).join(" × ")}</span>
        </>
      }
      synthetic={project.synthetic}
      aside={
        <p className="text-[15px]">
          {grade === null || covered === null ? (
            <span className="text-dim">no grade under this filter</span>
          ) : (
            <>
              <strong className="font-semibold">{formatCoverage(grade)}</strong>{" "}
              <span className="text-dim">
                grade · {formatCount(covered.buckets)} of {formatCount(covered.of)} buckets covered
              </span>
            </>
          )}
          {mapGrade !== null && (
            <span className="text-dim" title="Weighted mean of the crossings that the map declares">
              {" "}
              · whole map <strong className="font-semibold text-ink">{formatCoverage(mapGrade)}</strong>
            </span>
          )}
        </p>
      }
    >
      Campaign {campaigns.join(" + ")} · <TotalsLine totals={totals} /> · map version {crossing.map_version}
    </PageHeader>
  );
}
