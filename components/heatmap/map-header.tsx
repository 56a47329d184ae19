import { PageHeader } from "@/components/layout/page-header";
import { type CountedCrossing, getOtherCounting } from "@/lib/coverage/counting";
import { formatCount, formatCoverage, formatQuantity } from "@/lib/format/number";
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
    totals: Pick<ShownCrossing["totals"], "runs" | "undated_runs">;
  };
}) {
  const { grade, covered, totals, by, beside, counting } = crossing;
  const mapGrades = [shown.map_grade, shown.adjudicated.map_grade] as const;
  const [mapGrade, otherMapGrade] = counting === "raw" ? mapGrades : ([mapGrades[1], mapGrades[0]] as const);
  const besideCovered = beside?.covered?.buckets;
  const nameBoth = (own: number, other: number | null | undefined) =>
    typeof other !== "number" || formatCoverage(own) === formatCoverage(other)
      ? ""
      : ` ${counting}, ${formatCoverage(other)} ${getOtherCounting(counting)}`;
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
                grade{nameBoth(grade, beside?.grade)} · {formatCount(covered.buckets)} of{" "}
                {formatCount(covered.of)} buckets covered
                {besideCovered !== undefined &&
                  besideCovered !== covered.buckets &&
                  ` ${counting}, ${formatCount(besideCovered)} ${getOtherCounting(counting)}`}
              </span>
            </>
          )}
          {mapGrade !== null && (
            <span className="text-dim" title="Weighted mean of the crossings that the map declares">
              {" "}
              · whole map <strong className="font-semibold text-ink">{formatCoverage(mapGrade)}</strong>
              {nameBoth(mapGrade, otherMapGrade)}
            </span>
          )}
        </p>
      }
    >
      Campaign {shown.campaigns.join(" + ")} ·{" "}
      <TotalsLine totals={totals} counting={counting} runs={shown.totals.runs} />
      {shown.totals.undated_runs
        ? ` · ${formatQuantity(shown.totals.undated_runs, "run")} without a start left out`
        : ""}{" "}
      · map version {shown.map_version}
    </PageHeader>
  );
}
