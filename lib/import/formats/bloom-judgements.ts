import { createMemoryStore, createSpool } from "@/lib/import/spool";
import type { BloomRun } from "./bloom-run";
import type { Judgement } from "./petri-judgement";

export type BloomJudgement = BloomRun & Judgement & { description: string | undefined };

/** The judgements of a Bloom folder by run, the last of each. */
export type BloomJudgements = {
  /** Runs that are judged. */
  readonly size: number;
  has(run: string): boolean;
  get(run: string): BloomJudgement | undefined;
  set(run: string, judgement: BloomJudgement): void;
  /** In the order of their first judgement. */
  runs(): Iterable<string>;
  /** Gives back what they take; nothing can be got any more. */
  close(): void;
};

/**
 * A place for judgements: in memory, or where there are many on disk, which leaves the names of their
 * runs in memory.
 *
 * @throws SpoolFault here and later, where the folder of temporary files has no room for many.
 */
export function createBloomJudgements(areMany: boolean): BloomJudgements {
  const spool = areMany ? createSpool() : null;
  const values = spool ?? createMemoryStore();
  const positions = new Map<string, number>();
  return {
    get size() {
      return positions.size;
    },
    has: (run) => positions.has(run),
    get(run) {
      const position = positions.get(run);
      return position === undefined ? undefined : (values.get(position) as BloomJudgement);
    },
    set: (run, judgement) => positions.set(run, values.add(judgement)),
    runs: () => positions.keys(),
    close: () => spool?.close(),
  };
}
