import Link from "next/link";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import type { CountedBucket, CountedCrossing } from "@/lib/coverage/counting";
import { formatFilter } from "@/lib/coverage/filter";
import { listNextSteps, type NextStep } from "@/lib/coverage/next-step";
import { formatBound, formatCount, formatQuantity, formatRate } from "@/lib/format/number";
import { buildTriageHref } from "@/lib/url/triage-url";
import { useMapState } from "./map-state";

/** What to do next about the bucket in focus; nothing where its numbers ask for nothing. */
export function NextSteps({
  bucket,
  crossing,
  href,
}: {
  bucket: CountedBucket;
  crossing: CountedCrossing;
  /** Of the bucket's page. */
  href: string;
}) {
  const { pass, fail } = crossing.totals;
  const steps = listNextSteps(bucket, { count: fail, n: pass + fail });
  if (steps.length === 0) return null;
  return (
    <section aria-label="What to do next" className="rounded-md bg-hair px-3 py-2">
      <h2 className="mb-1 text-xs text-dim">What to do next</h2>
      <ul className="space-y-1">
        {steps.map((step) => (
          <li key={step.kind}>
            <Step step={step} bucket={bucket} href={href} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Step({ step, bucket, href }: { step: NextStep; bucket: CountedBucket; href: string }): ReactNode {
  switch (step.kind) {
    case "run":
      return (
        <>
          <strong className="font-semibold">{formatQuantity(step.missing, "more hit")}</strong> to the goal of{" "}
          {formatCount(step.of)}. <Command bucket={bucket} />
        </>
      );
    case "excluded":
      return `Nothing to run: ${step.rule}${step.reason === null ? "" : `, ${step.reason}`}.`;
    case "alarm":
      return (
        <Link href={href} prefetch={false} className="link">
          Look at{" "}
          {step.observations === 1 ? "the observation" : `the ${formatCount(step.observations)} observations`}{" "}
          of what must never occur
        </Link>
      );
    case "triage":
      return <TriageLink bucket={bucket}>Triage {formatQuantity(step.open, "open failure")}</TriageLink>;
    case "rule_out":
      return `No failure in the whole crossing. ${formatQuantity(step.missing, "more hit")} without one would rule out a rate of ${formatBound(step.rate)} % here (95 %, one-sided).`;
    case "tell_apart":
      return `The rate cannot be told from that of the rest of the crossing, ${formatRate(step.rest)}. ${formatQuantity(step.missing, "more hit")} would show one twice as high (95 % power, 5 % two-sided).`;
  }
}

/** The bucket as filters, in the words of addresses and commands. */
function listHere({ at }: CountedBucket): string[] {
  return Object.entries(at).map(([dimension, value]) => `${dimension}:${value}`);
}

function TriageLink({ bucket, children }: { bucket: CountedBucket; children: ReactNode }) {
  const { project, view } = useMapState();
  const where = [...view.where.map(formatFilter), ...listHere(bucket)];
  return (
    <Link
      href={buildTriageHref(project, { where, campaign: view.campaigns, from: view.from, to: view.to })}
      prefetch={false}
      className="link"
    >
      {children}
    </Link>
  );
}

/** The command that prints where the bucket stands, to be run again after the next import. */
function Command({ bucket }: { bucket: CountedBucket }) {
  const { project, view } = useMapState();
  const command = [
    `npx lacuna crossing --project ${project} --by ${Object.keys(bucket.at).join()}`,
    ...view.campaigns.map((campaign) => `--campaign ${campaign}`),
    ...[...view.where.map(formatFilter), ...listHere(bucket)].map((filter) => `--where '${filter}'`),
    ...(["from", "to"] as const).flatMap((name) => (view[name] === null ? [] : [`--${name} ${view[name]}`])),
  ].join(" ");
  return (
    <span className="screen-only mt-1 flex items-start gap-2">
      <code className="min-w-0 flex-1 text-xs [overflow-wrap:anywhere] text-dim">{command}</code>
      <CopyButton text={command} label="the command" className="control text-xs" />
    </span>
  );
}
