import type { Comparison } from "@/lib/coverage/compare-crossings";
import type { ChangeCounts } from "@/lib/coverage/count-changes";
import type { Counting } from "@/lib/coverage/counting";
import type { CrossingDimension } from "@/lib/coverage/crossing-result";
import { formatCount, formatPoints, formatPointsInterval, formatQuantity } from "@/lib/format/number";

/** What a change is measured against, and what only the other campaigns hold. */
export function ComparisonNote({
  against,
  pairs,
  by,
  counting,
}: {
  against: Comparison & { campaigns: string[] };
  /** Null where the page holds only some of the buckets. */
  pairs: ChangeCounts | null;
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
      {pairs !== null && <Pairs {...pairs} />}
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

/** Bucket against bucket: each side may hold another mixture of them, which the rate of all would hide. */
function Pairs({ of, up, down, same, here, there }: ChangeCounts) {
  return (
    <>
      {of > 0 && (
        <>
          Of {formatQuantity(of, "bucket")} hit in both, {formatCount(up)} {up === 1 ? "fails" : "fail"} more
          often than there, {formatCount(down)} less often, {formatCount(same)} as often.{" "}
        </>
      )}
      {here + there > 0 && (
        <>
          {formatQuantity(here, "bucket")} {here === 1 ? "is" : "are"} hit here alone, {formatCount(there)}{" "}
          there alone.{" "}
        </>
      )}
    </>
  );
}
