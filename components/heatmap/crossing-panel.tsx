import Link from "next/link";
import type { ReactNode } from "react";
import {
  type CountedBucket,
  type CountedCrossing,
  getOtherCounting,
  isExcluded,
} from "@/lib/coverage/counting";
import type { Counts } from "@/lib/coverage/crossing-result";
import { formatKeptHits } from "@/lib/format/kept-hits";
import { formatCount, formatCoverage, formatInterval, formatQuantity, formatRate } from "@/lib/format/number";

const LISTED = 5;

/** The crossing as a whole: its largest gaps and the buckets that surely fail most. */
export function CrossingPanel({
  crossing,
  getHref,
}: {
  crossing: CountedCrossing;
  getHref: (bucket: CountedBucket) => string;
}) {
  const countable = crossing.buckets.filter(({ goal }) => goal !== null);
  const gaps = countable
    .filter(({ hits, goal }) => hits < goal!)
    .toSorted((a, b) => b.goal! - b.hits - (a.goal! - a.hits))
    .slice(0, LISTED);
  const failing = crossing.buckets
    .filter((bucket) => bucket.fail > 0 && !isExcluded(bucket))
    .toSorted((a, b) => rankFailing(b) - rankFailing(a))
    .slice(0, LISTED);
  const isRated = failing.every(({ interval }) => interval !== null);
  const alarms = crossing.buckets.filter(({ status, hits }) => status === "illegal" && hits > 0);
  const name = (bucket: CountedBucket) => listLabels(crossing, bucket).join(" × ");
  return (
    <section aria-label="Crossing" className="gap-8 space-y-4 md:columns-2 xl:columns-1 print:columns-2">
      {alarms.length > 0 && (
        <List title="Illegal, and hit" note="the map says these must never occur" isAlarm>
          {alarms.map((bucket) => (
            <Item
              key={name(bucket)}
              name={name(bucket)}
              href={getHref(bucket)}
              figure={formatQuantity(bucket.hits, "hit")}
            >
              {bucket.reason}
              {nameOther(bucket, ({ hits }) => hits)}
            </Item>
          ))}
        </List>
      )}
      {gaps.length > 0 && (
        <List title="Largest gaps" note="hits missing to the goal">
          {gaps.map((bucket) => (
            <Item
              key={name(bucket)}
              name={name(bucket)}
              href={getHref(bucket)}
              figure={formatCount(bucket.goal! - bucket.hits)}
            >
              {bucket.status === "hole" ? "hole" : formatCoverage(bucket.grade!)}, {formatCount(bucket.hits)}{" "}
              of {formatCount(bucket.goal!)}
              {nameOther(bucket, ({ hits }) => hits)}
            </Item>
          ))}
        </List>
      )}
      {failing.length > 0 && (
        <List
          title="Failing most"
          note={
            isRated
              ? "by the lower end of the 95 % Wilson interval"
              : "by count: passes or failures are filtered out, so there is no rate"
          }
        >
          {failing.map((bucket) => (
            <Item
              key={name(bucket)}
              name={name(bucket)}
              href={getHref(bucket)}
              figure={
                bucket.failure_rate === null
                  ? formatQuantity(bucket.fail, "failure")
                  : formatRate(bucket.failure_rate)
              }
            >
              {bucket.failure_rate === null
                ? formatKeptHits(bucket)
                : `${formatCount(bucket.fail)} of ${formatCount(bucket.hits)}`}
              {bucket.interval && `, ${formatInterval(bucket.interval)}`}
              {nameOther(bucket, ({ fail }) => fail)}
            </Item>
          ))}
        </List>
      )}
      {gaps.length + failing.length + alarms.length === 0 && (
        <p className="text-dim">
          {crossing.buckets.some(({ hits }) => hits > 0)
            ? "No gap and no failure in this crossing."
            : "Nothing is counted here."}
        </p>
      )}
    </section>
  );
}

/** Labels of a bucket's values, in the order of the crossing. */
export function listLabels(crossing: CountedCrossing, bucket: CountedBucket): string[] {
  return crossing.by.map(({ id, values }) => {
    const value = bucket.at[id]!;
    return values.find((candidate) => candidate.id === value)?.label ?? value;
  });
}

/** A count by the other way of counting, where verdicts change it. */
function nameOther(bucket: CountedBucket, get: (counts: Counts) => number): string {
  const { counting, beside } = bucket;
  if (beside === null || get(beside) === get(bucket)) return "";
  return `; ${getOtherCounting(counting)} ${formatCount(get(beside))}`;
}

function List({
  title,
  note,
  isAlarm = false,
  children,
}: {
  title: string;
  note: string;
  isAlarm?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="break-inside-avoid">
      <h2 className={isAlarm ? "text-alarm" : ""}>{title}</h2>
      <p className="mb-1 text-xs text-dim">{note}</p>
      <ol>{children}</ol>
    </div>
  );
}

function Item({
  name,
  href,
  figure,
  children,
}: {
  name: string;
  href: string;
  figure: string;
  children: ReactNode;
}) {
  return (
    <li className="border-t py-1.5">
      <Link href={href} prefetch={false} className="group grid grid-cols-[1fr_auto] gap-x-3">
        <span className="line-clamp-2 min-w-0 break-words group-hover:underline" title={name}>
          {name}
        </span>
        <span className="font-medium">{figure}</span>
        <span className="text-xs text-dim">{children}</span>
      </Link>
    </li>
  );
}

/** By the rate's lower bound; by failures where a filter leaves no rate, in all buckets alike. */
function rankFailing({ interval, fail }: CountedBucket): number {
  return interval?.low ?? fail;
}
