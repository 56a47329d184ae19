import { useCallback, useContext, useState } from "react";
import { MarksContext } from "@/components/marks/marks-context";
import {
  type FoldState,
  type Folds,
  foldMessage,
  foldRole,
  getFold,
  NO_FOLDS,
  showWhole,
} from "@/lib/transcript/fold";
import type { Kind, Role } from "@/lib/transcript/message-kind";
import type { IndexedMessage, MessageMarks } from "./transcript-props";

/** How each message is shown, for as long as the transcript is: scrolling away changes nothing. */
export function useFolds(
  hidden: readonly Kind[],
  marks: Record<number, MessageMarks>,
  opened: number | null,
): {
  folds: Folds;
  getState: (message: IndexedMessage) => FoldState;
  openMessages: (indexes: readonly number[]) => void;
  foldMessage: (message: IndexedMessage, isOpen: boolean) => void;
  foldAll: (role: Role | null, isOpen: boolean) => void;
  showWhole: (index: number, part: string) => void;
} {
  const [folds, setFolds] = useState(() =>
    opened === null ? NO_FOLDS : foldMessage(NO_FOLDS, opened, true),
  );
  const { byMessage } = useContext(MarksContext);
  return {
    folds,
    getState: useCallback(
      (message) => {
        const isPointedAt = marks[message.index] !== undefined || byMessage.has(message.index);
        return getFold(message, folds, hidden, isPointedAt);
      },
      [folds, hidden, marks, byMessage],
    ),
    openMessages: useCallback((indexes) => {
      setFolds((before) => indexes.reduce((all, index) => foldMessage(all, index, true), before));
    }, []),
    foldMessage: useCallback((message, isOpen) => {
      setFolds((before) => foldMessage(before, message.index, isOpen));
    }, []),
    foldAll: useCallback((role, isOpen) => setFolds((before) => foldRole(before, role, isOpen)), []),
    showWhole: useCallback((index, part) => setFolds((before) => showWhole(before, index, part)), []),
  };
}
