"use client";

import { useRef, useState } from "react";
import { Section } from "@/components/run/run-details";
import type { DecisionView } from "@/lib/coverage/decision";
import type { VerdictView } from "@/lib/coverage/verdict";
import { formatQuantity } from "@/lib/format/number";
import { DecidedObservation, type JudgedObservation, LostVerdict } from "./decided-observation";
import { DecisionHistory } from "./decision-history";
import { DecisionNotice } from "./decision-notice";
import { DuplicateList, type DuplicateRun } from "./duplicate-list";
import { OriginalDialog } from "./original-dialog";
import { ReasonField } from "./reason-field";
import { useDeciding } from "./use-deciding";
import { useVerdictKeys } from "./use-verdict-keys";
import { VerdictButtons } from "./verdict-buttons";

/** Verdicts on the failing observations of a run: what holds, what to decide, and what was decided when. */
export function VerdictPanel({
  project,
  run,
  observations,
  lost,
  duplicates,
  current,
  decisions,
}: {
  project: string;
  run: number;
  observations: JudgedObservation[];
  /** Verdicts on observations that the run no longer has. */
  lost: { observation: string; verdict: VerdictView }[];
  /** The first of the runs that are said to repeat this one. */
  duplicates: { total: number; runs: DuplicateRun[] };
  /** Key of the observation that the reader came for, if any. */
  current: string | null;
  /** Those on this run, newest first. */
  decisions: DecisionView[];
}) {
  const deciding = useDeciding(project);
  const field = useRef<HTMLInputElement>(null);
  const failing = observations.filter(({ outcome }) => outcome === "fail");
  const stale = observations.filter(({ outcome, verdict }) => outcome !== "fail" && verdict !== null);
  const [chosen, setChosen] = useState(failing.find(({ key }) => key === current)?.key ?? null);
  const meant = failing.filter(({ key }) => chosen === null || key === chosen);
  const getTarget = () =>
    meant.length === 0 ? null : { observations: meant.map(({ key }) => ({ run, observation: key })) };
  useVerdictKeys(deciding, getTarget, field);
  const isSilent = [failing, stale, lost, decisions, duplicates.runs].every(({ length }) => length === 0);
  if (isSilent) return null;
  return (
    <section aria-label="Verdict" className="pb-3">
      <h2 className="mb-1.5 text-[15px]">Verdict</h2>
      <ul className="mb-2 space-y-1.5">
        {[...failing, ...stale].map((observation) => (
          <DecidedObservation
            key={observation.key}
            project={project}
            observation={observation}
            choice={
              failing.length > 1 && observation.outcome === "fail"
                ? { isChosen: chosen === observation.key, choose: () => setChosen(observation.key) }
                : null
            }
          />
        ))}
        {lost.map(({ observation, verdict }) => (
          <LostVerdict key={observation} project={project} observation={observation} verdict={verdict} />
        ))}
        {failing.length > 1 && (
          <li>
            <label className="flex items-center gap-2">
              <input
                type="radio"
                name="decided"
                checked={chosen === null}
                onChange={() => setChosen(null)}
                className="accent-(--accent)"
              />
              all {formatQuantity(failing.length, "failing observation")}
            </label>
          </li>
        )}
      </ul>
      {failing.length > 0 && (
        <div className="screen-only space-y-1.5">
          <VerdictButtons
            isDisabled={deciding.isBusy}
            onChoose={(verdict) => {
              const target = getTarget();
              if (target) deciding.choose(verdict, target);
            }}
          />
          <div className="flex">
            <ReasonField
              fieldRef={field}
              reason={deciding.reason}
              onChange={deciding.setReason}
              onLeave={() => undefined}
            />
          </div>
        </div>
      )}
      <div className="my-1.5 min-h-5">
        <DecisionNotice deciding={deciding} />
      </div>
      {deciding.isAsking && <OriginalDialog deciding={deciding} />}
      {duplicates.runs.length > 0 && (
        <Section title={formatQuantity(duplicates.total, "duplicate")}>
          <DuplicateList project={project} {...duplicates} />
        </Section>
      )}
      {decisions.length > 0 && (
        <Section title={formatQuantity(decisions.length, "decision")} isOpen={false}>
          <DecisionHistory project={project} decisions={decisions} deciding={deciding} />
        </Section>
      )}
    </section>
  );
}
