import { PageHeader } from "@/components/layout/page-header";
import { type CountedCrossing, getOtherCounting } from "@/lib/coverage/counting";
import { formatCount, formatCoverage } from "@/lib/format/number";
import { TotalsLine } from "./totals-line";
import type { ShownCrossing } from "./use-crossing";

/** The map's title: what is crossed, its grade, and what was counted. */
export function MapHeader({
  project,
  crossing,
  shown,
}: {
  project: { name: string; synthetic: boolean };
  crossing: CountedCrossing;
  /** What was counted, before a way of counting was chosen. */
  shown: Pick<ShownCrossing, "campaigns" | "map_version" | "map_grade" | "adjudicated"> & {
    totals: { runs: number | null };
  };
}) {
  const { grade, covered, totals, by, beside, counting } = crossing;
  const mapGrades = [shown.map_grade, shown.adjudicated.map_grade];
  const [mapGrade, otherMapGrade] = counting === "raw" ? mapGrades : mapGrades.toReversed();
  const other = getOtherCounting(counting);
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
                grade
                {beside?.grade != null && ` ${counting}, ${formatCoverage(beside.grade)} ${other}`} ·{" "}
                {formatCount(covered.buckets)} of {formatCount(covered.of)} buckets covered
              </span>
            </>
          )}
          {mapGrade != null && (
            <span className="text-dim" title="Weighted mean of the crossings that the map declares">
              {" "}
              · whole map <strong className="font-semibold text-ink">{formatCoverage(mapGrade)}</strong>
              {otherMapGrade != null &&
                otherMapGrade !== mapGrade &&
                ` ${counting}, ${formatCoverage(otherMapGrade)} ${other}`}
            </span>
          )}
        </p>
      }
    >
      Campaign {shown.campaigns.join(" + ")} · <TotalsLine totals={totals} runs={shown.totals.runs} /> · map
      version {shown.map_version}
    </PageHeader>
  );
}
