import type { Comparison } from "@/lib/coverage/compare-crossings";
import type { Counting } from "@/lib/coverage/counting";
import type { CrossingDimension } from "@/lib/coverage/crossing-result";
import { formatCount, formatPoints, formatPointsInterval, formatQuantity } from "@/lib/format/number";

/** What a change is measured against, and what only the other campaigns hold. */
export function ComparisonNote({
  against,
  by,
  counting,
}: {
  against: Comparison & { campaigns: string[] };
  by: CrossingDimension[];
  counting: Counting;
}) {
  const {
    difference,
    interval,
    against: other,
  } = counting === "raw" ? against.change : against.adjudicated.change;
  const { only } = against;
  return (
    <p className="mt-2 max-w-prose text-xs text-dim">
      Against {against.campaigns.join(" + ")}:{" "}
      {other.failure_rate === null && other.hits > 0
        ? formatQuantity(other.hits, "hit")
        : `${formatCount(other.fail)} of ${formatCount(other.hits)} failed`}{" "}
      there.{" "}
      {difference !== null && interval !== null && (
        <>
          Over all shown buckets the failure rate changed by {formatPoints(difference)} points, 95 % Newcombe
          interval {formatPointsInterval(interval)}.{" "}
        </>
      )}
      {only.length > 0 && (
        <>
          {formatQuantity(only.length, "bucket")} of values that the map does not declare{" "}
          {only.length === 1 ? "is" : "are"} hit there alone:{" "}
          {only
            .slice(0, 3)
            .map(
              ({ at, hits }) => `${by.map(({ id }) => at[id]).join(" × ")} (${formatQuantity(hits, "hit")})`,
            )
            .join(", ")}
          {only.length > 3 && " …"}.
        </>
      )}
    </p>
  );
}
