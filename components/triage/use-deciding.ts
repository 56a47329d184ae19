import { useRouter } from "next/navigation";
import { useState } from "react";
import { call, sendJson } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";
import type { DecidedVerdict } from "@/lib/coverage/decision";
import { formatQuantity } from "@/lib/format/number";
import { formatVerdict } from "@/lib/format/verdict-label";
import { buildDecisionUndoHref, buildVerdictsHref } from "@/lib/url/api-url";
import type { ListRow } from "@/lib/url/list-row";
import type { MatchingWords } from "@/lib/url/observation-list";
import { keepDecision, useLastDecision } from "./last-decision";
import type { MadeDecision } from "./made-decision";

/** The observations that a decision is about: some, or all that a list holds. */
export type DecisionTarget = { observations: ListRow[] } | { matching: MatchingWords };

type Decided = { decision: number; observations: number; not_failing: number };

export type Deciding = ReturnType<typeof useDeciding>;

/** Decides on observations and undoes it; the pages are read anew after each, so that no number is old. */
export function useDeciding(project: string, onDecided: () => void = () => undefined) {
  const router = useRouter();
  const last = useLastDecision(project);
  const { isBusy, error, send } = useRequest();
  const [reason, setReason] = useState("");
  const [askedFor, setAskedFor] = useState<DecisionTarget | null>(null);

  const post = (target: DecisionTarget, words: { verdict: DecidedVerdict; duplicate_of?: number }) => {
    const body = { ...words, ...(reason.trim() !== "" && { reason }), ...target };
    const request = () => sendJson<Decided>("POST", buildVerdictsHref(project), body);
    send(request, ({ decision, observations, not_failing: left }) => {
      const what = `${formatQuantity(observations, "observation")}: ${formatVerdict(words.verdict)}`;
      const rest = left > 0 ? `; ${formatQuantity(left, "other")} did not fail` : "";
      keepDecision({ project, decision, what: what + rest, isUndone: false });
      setReason("");
      setAskedFor(null);
      onDecided();
      router.refresh();
    });
  };
  const undo = (made: MadeDecision) => {
    send(
      () => call<{ decision: number }>(buildDecisionUndoHref(project, made.decision), { method: "POST" }),
      ({ decision }) => {
        keepDecision({ ...made, decision, isUndone: !made.isUndone });
        router.refresh();
      },
    );
  };
  return {
    last,
    isBusy,
    error,
    reason,
    setReason,
    /** Whether it is asked which run the observations repeat. */
    isAsking: askedFor !== null,
    /** Decides at once, or asks for the original of duplicates first. */
    choose(verdict: DecidedVerdict, target: DecisionTarget) {
      if (isBusy) return;
      if (verdict === "duplicate") setAskedFor(target);
      else post(target, { verdict });
    },
    nameOriginal(run: number) {
      if (askedFor && !isBusy) post(askedFor, { verdict: "duplicate", duplicate_of: run });
    },
    stopAsking: () => setAskedFor(null),
    undo(made: MadeDecision | null = last) {
      if (made && !isBusy) undo(made);
    },
    dismiss: () => keepDecision(null),
  };
}
