import Link from "next/link";
import { BucketFigures } from "@/components/heatmap/bucket-figures";
import { COUNTINGS, countBucket, isDecided } from "@/lib/coverage/counting";
import type { Bucket } from "@/lib/coverage/crossing-result";
import { type BucketQuery, buildBucketHref } from "@/lib/url/bucket-url";

/** The numbers of a bucket; raw and adjudicated side by side where reviewers have decided. */
export function Figures({ project, bucket, query }: { project: string; bucket: Bucket; query: BucketQuery }) {
  if (!isDecided(bucket.verdicts) && query.counting === "raw") {
    return <BucketFigures bucket={countBucket(bucket, "raw")} />;
  }
  return (
    <nav aria-label="Counting" className="grid grid-cols-2 gap-5">
      {COUNTINGS.map((counting) => (
        <section key={counting} aria-label={`Counted ${counting}`}>
          <Link
            href={buildBucketHref(project, { ...query, counting })}
            prefetch={false}
            scroll={false}
            aria-current={query.counting === counting ? "true" : undefined}
            title={`Count the page ${counting}`}
            className="mb-2 inline-block border-b-2 border-transparent text-dim capitalize hover:text-ink aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink"
          >
            {counting}
          </Link>
          <BucketFigures bucket={countBucket(bucket, counting)} />
        </section>
      ))}
    </nav>
  );
}
