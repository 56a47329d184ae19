import Link from "next/link";
import type { ReactNode } from "react";
import { MessageLink } from "@/components/transcript/message-link";
import { OutcomeTag } from "@/components/ui/outcome-tag";
import { VisibleText } from "@/components/ui/visible-text";
import type { VerdictView } from "@/lib/coverage/verdict";
import { formatTime } from "@/lib/format/time";
import { formatVerdict } from "@/lib/format/verdict-label";
import { buildRunHref } from "@/lib/url/run-url";
import { VerdictTag } from "./verdict-tag";

/** An observation as far as it can be decided on. */
export type JudgedObservation = {
  key: string;
  outcome: string;
  /** Link to the judged message and its number. */
  message: { href: string; index: number } | null;
  verdict: VerdictView | null;
};

/** One observation of a run with the verdict on it, and whether the next one is about it. */
export function DecidedObservation({
  project,
  observation: { key, outcome, message, verdict },
  choice,
}: {
  project: string;
  observation: JudgedObservation;
  /** Null where there is nothing to choose from. */
  choice: { isChosen: boolean; choose: () => void } | null;
}) {
  const Line = choice ? "label" : "div";
  return (
    <li>
      <Line className="flex flex-wrap items-center gap-x-2">
        {choice && (
          <input
            type="radio"
            name="decided"
            checked={choice.isChosen}
            onChange={choice.choose}
            className="accent-(--accent)"
          />
        )}
        <OutcomeTag outcome={outcome} />
        {key !== "" && (
          <span className="[overflow-wrap:anywhere]">
            <VisibleText text={key} />
          </span>
        )}
        {message && (
          <MessageLink href={message.href} className="link">
            message {message.index}
          </MessageLink>
        )}
        {verdict ? (
          <VerdictTag verdict={verdict.verdict} isStale={verdict.stale} />
        ) : (
          <span className="text-dim">open</span>
        )}
      </Line>
      {verdict && (
        <VerdictFacts project={project} verdict={verdict}>
          {verdict.stale && (
            <>
              decided {formatVerdict(verdict.verdict)} on {formatTime(verdict.decided_at)}; the observation{" "}
              {NOW[outcome] ?? `is now ${outcome}`}, so it has no effect
            </>
          )}
        </VerdictFacts>
      )}
    </li>
  );
}

/** A verdict on an observation that the run no longer has. */
export function LostVerdict({
  project,
  observation,
  verdict,
}: {
  project: string;
  observation: string;
  verdict: VerdictView;
}) {
  return (
    <li>
      <div className="flex flex-wrap items-center gap-x-2">
        <span className="[overflow-wrap:anywhere]">
          {observation === "" ? "the run as a whole" : <VisibleText text={observation} />}
        </span>
        <VerdictTag verdict={verdict.verdict} isStale />
      </div>
      <VerdictFacts project={project} verdict={verdict}>
        decided {formatVerdict(verdict.verdict)} on {formatTime(verdict.decided_at)}; the log no longer has
        the observation, so it has no effect
      </VerdictFacts>
    </li>
  );
}

const NOW: Record<string, string> = { pass: "now passes", error: "now ends in an error" };

function VerdictFacts({
  project,
  verdict: { reason, decided_at, original, stale },
  children,
}: {
  project: string;
  verdict: VerdictView;
  /** Why it has no effect. */
  children: ReactNode;
}) {
  return (
    <div className="text-dim">
      {original && (
        <p className="[overflow-wrap:anywhere]">
          duplicate of{" "}
          {original.run === null ? (
            <>
              <VisibleText text={original.id} />, attempt {original.attempt}, which is gone: it counts as open
            </>
          ) : (
            <Link href={buildRunHref(project, original.run)} prefetch={false} className="link">
              run {original.run}
            </Link>
          )}
        </p>
      )}
      {reason !== null && (
        <p className="text-ink [overflow-wrap:anywhere]">
          <VisibleText text={reason} />
        </p>
      )}
      <p>{stale ? children : formatTime(decided_at)}</p>
    </div>
  );
}
