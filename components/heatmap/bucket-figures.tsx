import { IntervalBar } from "@/components/charts/interval-bar";
import type { CountedBucket } from "@/lib/coverage/counting";
import { formatKeptHits } from "@/lib/format/kept-hits";
import { formatCount, formatCoverage, formatQuantity, formatRate } from "@/lib/format/number";

/** The two numbers of a bucket, coverage and failure rate, with the interval drawn. */
export function BucketFigures({ bucket }: { bucket: CountedBucket }) {
  return (
    <div className="space-y-3">
      <dl className="grid grid-cols-2 gap-3">
        <div>
          <dt className="text-xs text-dim">Coverage</dt>
          <dd className="text-[21px] font-semibold tracking-tight">
            {bucket.grade === null ? "–" : formatCoverage(bucket.grade)}
          </dd>
          <dd className="text-xs text-dim">
            {bucket.goal === null
              ? `${formatKeptHits(bucket)}; no goal here`
              : `${formatCount(bucket.hits)} of ${formatCount(bucket.goal)} hits`}
          </dd>
        </div>
        <div>
          <dt className="text-xs text-dim">Failure rate</dt>
          <dd className="text-[21px] font-semibold tracking-tight">
            {bucket.failure_rate === null ? "–" : formatRate(bucket.failure_rate)}
          </dd>
          <dd className="text-xs text-dim">
            {bucket.failure_rate === null
              ? bucket.hits === 0
                ? bucket.status === "filtered"
                  ? "no hit kept, no rate"
                  : "no hits, no rate"
                : bucket.pass + bucket.fail > 0
                  ? "no rate: passes or failures are filtered out"
                  : "training items are not judged"
              : `${formatQuantity(bucket.fail, "failure")} of ${formatCount(bucket.hits)}`}
          </dd>
        </div>
      </dl>
      {bucket.failure_rate !== null && bucket.interval !== null && (
        <IntervalBar
          rate={bucket.failure_rate}
          interval={bucket.interval}
          reach={bucket.beside?.interval?.high}
        />
      )}
    </div>
  );
}
