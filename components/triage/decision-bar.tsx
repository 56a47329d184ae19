"use client";

import { useRef } from "react";
import { formatCount } from "@/lib/format/number";
import { DecisionNotice } from "./decision-notice";
import { OriginalDialog } from "./original-dialog";
import { ReasonField } from "./reason-field";
import type { Deciding, DecisionTarget } from "./use-deciding";
import { useVerdictKeys } from "./use-verdict-keys";
import { VerdictButtons } from "./verdict-buttons";

/** Verdicts on the rows of a table that are selected, or by key on the one in focus. */
export function DecisionBar({
  deciding,
  getTarget,
  isReady,
  count,
  more,
  clear,
  onLeave,
}: {
  deciding: Deciding;
  /** What a verdict is about at this moment; null for nothing. */
  getTarget: () => DecisionTarget | null;
  /** Whether anything is selected. */
  isReady: boolean;
  /** Observations selected. */
  count: number;
  /** How many more could be selected at once; null where none. */
  more: { total: number; select: () => void } | null;
  clear: () => void;
  /** Called when the reason's field gives up the focus. */
  onLeave: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useVerdictKeys(deciding, getTarget, field);
  return (
    <div className="screen-only mb-2 space-y-1">
      <div className="flex flex-wrap items-center gap-2">
        <VerdictButtons
          isDisabled={!isReady || deciding.isBusy}
          onChoose={(verdict) => {
            const target = getTarget();
            if (target) deciding.choose(verdict, target);
          }}
        />
        <ReasonField
          fieldRef={field}
          reason={deciding.reason}
          onChange={deciding.setReason}
          onLeave={onLeave}
        />
      </div>
      <div className="flex min-h-6 flex-wrap items-center gap-x-3">
        {isReady ? (
          <span className="font-medium">{formatCount(count)} selected</span>
        ) : (
          <span className="text-dim">none selected: keys decide on the row in focus</span>
        )}
        {more && (
          <button type="button" onClick={more.select} className="link">
            Select all {formatCount(more.total)} that match
          </button>
        )}
        {isReady && (
          <button type="button" onClick={clear} className="link">
            Clear
          </button>
        )}
        <DecisionNotice deciding={deciding} />
      </div>
      {deciding.isAsking && <OriginalDialog deciding={deciding} />}
    </div>
  );
}
