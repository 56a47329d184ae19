import type { RefObject } from "react";
import { isTyping } from "@/components/ui/is-typing";
import { useKeys } from "@/components/ui/use-keys";
import type { Deciding, DecisionTarget } from "./use-deciding";
import { VERDICT_CHOICES } from "./verdict-choices";

/** Digits decide on what is meant at that moment, `u` undoes, `r` goes to the reason. */
export function useVerdictKeys(
  { choose, undo }: Deciding,
  getTarget: () => DecisionTarget | null,
  reason: RefObject<HTMLInputElement | null>,
) {
  useKeys((event) => {
    if (isTyping(event) || event.repeat) return;
    const choice = VERDICT_CHOICES.find(({ key }) => key === event.key);
    const target = choice && getTarget();
    if (choice && target) {
      // Otherwise the field of the dialog that asks for an original would begin with the digit.
      event.preventDefault();
      choose(choice.verdict, target);
    }
    if (event.key === "u") undo();
    if (event.key === "r" && reason.current) {
      event.preventDefault();
      reason.current.focus();
    }
  });
}
