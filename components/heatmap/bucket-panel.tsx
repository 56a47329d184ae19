import Link from "next/link";
import type { ReactNode } from "react";
import { type CountedBucket, isExcluded } from "@/lib/coverage/counting";
import { listBothCountings } from "@/lib/format/both-countings";
import { STATUS_NAMES } from "@/lib/format/status-names";
import { BucketBreakdown } from "./bucket-breakdown";
import { BucketFigures } from "./bucket-figures";

/** As a sentence says them, with what they mean. */
const STATUS_LABELS: Record<CountedBucket["status"], string> = {
  ...STATUS_NAMES,
  partial: "partly covered",
  other: `${STATUS_NAMES.other} by the map`,
  filtered: `${STATUS_NAMES.filtered}: no hit that the filter keeps`,
};

/** What is known of a bucket at a glance: status, goal, reason. */
export function BucketStatusLine({ bucket }: { bucket: CountedBucket }) {
  const isAlarm = bucket.status === "illegal" && bucket.hits > 0;
  const isUnplanned = bucket.status === "partial" && bucket.goal === null;
  return (
    <p className="text-dim">
      <span className={isAlarm ? "font-semibold text-alarm" : ""}>
        {isAlarm
          ? "illegal, and hit: look at these runs"
          : isUnplanned
            ? "no goal under this filter"
            : STATUS_LABELS[bucket.status]}
      </span>
      {bucket.held_out && " · held out"}
      {bucket.reason && (isExcluded(bucket) || bucket.held_out) && ` · ${bucket.reason}`}
    </p>
  );
}

/** The bucket in focus. */
export function BucketPanel({
  labels,
  bucket,
  href,
  onOpen,
  onOverview,
  next,
  children,
}: {
  labels: string[];
  bucket: CountedBucket;
  href: string;
  onOpen: () => void;
  onOverview: () => void;
  /** What stands right below the two numbers. */
  next: ReactNode;
  /** What stands below the numbers. */
  children: ReactNode;
}) {
  return (
    <section aria-label="Bucket" className="max-w-md space-y-3">
      <div>
        <h2 className="text-[15px] break-words">
          {labels.join(" × ")}
          {bucket.held_out && " ◇"}
        </h2>
        <BucketStatusLine bucket={bucket} />
      </div>
      <BucketFigures bucket={bucket} />
      {bucket.beside && (
        <div className="text-xs text-dim">
          {listBothCountings(bucket).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {next}
      <BucketBreakdown bucket={bucket} />
      {children}
      <div className="screen-only flex flex-wrap gap-2">
        <Link href={href} prefetch={false} onClick={onOpen} className="control control-primary">
          Open bucket
          <kbd className="rounded border border-current px-1 text-[11px] opacity-80">↵</kbd>
        </Link>
        <OverviewButton onOverview={onOverview} />
      </div>
    </section>
  );
}

/** A place of the map in focus that holds no bucket: its name, and that nothing is there. */
export function EmptyBucketPanel({ sentence, onOverview }: { sentence: string; onOverview: () => void }) {
  const colon = sentence.lastIndexOf(": ");
  return (
    <section aria-label="Bucket" className="max-w-md space-y-3">
      <div>
        <h2 className="text-[15px] break-words">{sentence.slice(0, colon)}</h2>
        <p className="text-dim">{sentence.slice(colon + 2)}</p>
      </div>
      <OverviewButton onOverview={onOverview} />
    </section>
  );
}

function OverviewButton({ onOverview }: { onOverview: () => void }) {
  return (
    <button type="button" onClick={onOverview} className="control screen-only text-dim">
      Overview
      <kbd className="rounded border border-current px-1 text-[11px]">Esc</kbd>
    </button>
  );
}
