"use client";

import { createContext, useContext } from "react";
import type { MarksOfMessage } from "@/lib/marks/group-marks";
import type { MarkView } from "@/lib/marks/mark";

export type Marks = {
  /** All marks of the run, newest first. */
  all: MarkView[];
  byMessage: Map<number, MarksOfMessage>;
  /** Opens the note of a mark. */
  open: (mark: number) => void;
  copyLink: (mark: number) => void;
};

const NONE: MarksOfMessage = { ranges: {}, whole: [] };

/** The marks of the run on this page; a transcript without them shows none. */
export const MarksContext = createContext<Marks>({
  all: [],
  byMessage: new Map(),
  open: () => undefined,
  copyLink: () => undefined,
});

/** The marks of one message of the branch that is shown. */
export function useMarksOfMessage(index: number): MarksOfMessage {
  return useContext(MarksContext).byMessage.get(index) ?? NONE;
}
