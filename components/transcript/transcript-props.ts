import type { HeldVerdict } from "@/lib/coverage/verdict";
import type { Message } from "@/lib/import/run-record";
import type { NumberedNote } from "@/lib/transcript/message-ranges";
import type { RailObservation } from "@/lib/transcript/time-rail-model";

export type IndexedMessage = Message & { index: number };

/** What the judge, and the observations of the run, say of one message. */
export type MessageMarks = {
  notes: NumberedNote[];
  observations: {
    key: string;
    outcome: string;
    verdict: { verdict: HeldVerdict; stale: boolean } | null;
  }[];
};

/** A place where two branches of the run part, as seen from one of them. */
export type Parting = {
  /** Whether the branch in view leaves the other one here, or is left by it. */
  kind: "leaves" | "left";
  /** Name of the other branch, and where it goes on. */
  label: string;
  href: string;
};

export type TranscriptProps = {
  project: string;
  run: number;
  branch: number;
  from: string | null;
  total: number;
  /** The first window, rendered by the server. */
  messages: IndexedMessage[];
  /** Message the address names. */
  open: number | null;
  marks: Record<number, MessageMarks>;
  /** By the first message that is not common to both branches. */
  partings: Record<number, Parting[]>;
  /** Branches of the run by number, to name those that hold what is searched for. */
  branches: { branch: number; label: string }[];
  /** Observations of the branch in the order of their messages. */
  observations: RailObservation[];
};
