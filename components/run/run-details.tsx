import type { ReactNode } from "react";
import { MessageLink } from "@/components/transcript/message-link";
import { VerdictTag } from "@/components/triage/verdict-tag";
import { ClippedText } from "@/components/ui/clipped-text";
import { OutcomeTag } from "@/components/ui/outcome-tag";
import { VisibleText } from "@/components/ui/visible-text";
import type { HeldVerdict } from "@/lib/coverage/verdict";
import { flattenValues } from "@/lib/format/flatten-values";

const LISTED_VALUES = 300;

/** A part of a run's details that can be folded away. */
export function Section({
  title,
  isOpen = true,
  children,
}: {
  title: string;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={isOpen} className="group border-t py-2">
      <summary className="font-semibold">
        <span aria-hidden className="mr-1 inline-block text-dim transition-transform group-open:rotate-90">
          ›
        </span>
        {title}
      </summary>
      <div className="mt-1.5">{children}</div>
    </details>
  );
}

/** Names and values of a run, such as its model and task. */
export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className="grid grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-4 gap-y-0.5">
      {facts
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-dim [overflow-wrap:anywhere]">
              <VisibleText text={name} />
            </dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">
              {typeof value === "string" ? <VisibleText text={value} /> : value}
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** Nested scores, metadata or arguments, one line a leaf. */
export function NestedValues({ value }: { value: unknown }) {
  const { values, isCut } = flattenValues(value, LISTED_VALUES);
  return (
    <>
      <dl className="grid grid-cols-[fit-content(60%)_minmax(0,1fr)] gap-x-4 gap-y-0.5">
        {values.map(({ path, text }) => (
          <div key={path} className="contents">
            <dt className="text-dim [overflow-wrap:anywhere]">
              <VisibleText text={path} />
            </dt>
            <dd>
              <ClippedText text={text} limit={300} />
            </dd>
          </div>
        ))}
      </dl>
      {isCut && <p className="text-dim">and more: see the raw record</p>}
    </>
  );
}

/** The points of a run at which it was judged, with their values and the message. */
export function Observations({
  observations,
}: {
  observations: {
    key: string;
    outcome: string;
    verdict: { verdict: HeldVerdict; stale: boolean } | null;
    aware: string;
    at: string | null;
    /** Link to the message and its number. */
    message: { href: string; index: number } | null;
    values: [string, string][];
  }[];
}) {
  return (
    <ol className="space-y-2">
      {observations.map(({ key, outcome, verdict, aware, at, message, values }) => (
        <li key={key} className="[overflow-wrap:anywhere]">
          <div className="flex flex-wrap items-center gap-2">
            <OutcomeTag outcome={outcome} />
            {verdict && <VerdictTag verdict={verdict.verdict} isStale={verdict.stale} />}
            {key && <VisibleText text={key} />}
            {message && (
              <MessageLink href={message.href} className="link">
                message {message.index}
              </MessageLink>
            )}
            {at && (
              <span className="text-dim">
                <VisibleText text={at} />
              </span>
            )}
            {aware !== "unknown" && (
              <span className="text-dim">{aware === "yes" ? "aware" : "not aware"}</span>
            )}
          </div>
          <p className="text-xs text-dim">
            {values.map(([dimension, value]) => `${dimension}: ${value}`).join(" · ")}
          </p>
        </li>
      ))}
    </ol>
  );
}
