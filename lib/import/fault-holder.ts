import { JsonFault } from "./stream-json";

/**
 * Holds the first fault of a value that is read piece by piece: `discard` gives back what was read of it,
 * and what is left of it is passed over. Other errors are thrown, once that is given back.
 */
export function createFaultHolder(discard: () => void) {
  let fault: JsonFault | null = null;
  return {
    get: (): JsonFault | null => fault,
    /** Forgets it, before the next value. */
    clear(): void {
      fault = null;
    },
    /** What the work returns; null where it meets a fault. */
    attempt<T>(work: () => T): T | null {
      try {
        return work();
      } catch (error) {
        discard();
        if (!(error instanceof JsonFault)) throw error;
        fault = error;
        return null;
      }
    },
  };
}
