import { compileRead } from "./compile-read";
import type { ValueCondition, ValueTest } from "./coverage-map";
import { parseNumber } from "./numeric";
import { compilePattern, MAX_TESTED_LENGTH } from "./pattern";

/** Whether a value recognises a text; `number` is the text as a number, where it is one. */
export type Holds = (text: string, number: number | null) => boolean;

/** Compiles how a value recognises a text; `empty` recognises none. */
export function compileTest(test: ValueTest): Holds {
  switch (test.kind) {
    case "is": {
      const texts = new Set(test.is);
      return (text) => texts.has(text);
    }
    case "range": {
      const { min, below } = test;
      return (_, number) =>
        number !== null && (min === null || number >= min) && (below === null || number < below);
    }
    case "matches": {
      const pattern = compilePattern(test.matches);
      return (text) => text.length <= MAX_TESTED_LENGTH && pattern.test(text);
    }
    case "empty":
      return () => false;
  }
}

/** Compiles what another field must hold: of a list, any member; without a condition, everything will do. */
export function compileWhen(
  when: ValueCondition | undefined,
): (observation: object | null, run: object) => boolean {
  if (!when) return () => true;
  const read = compileRead({ from: when.from, match: null, many: true });
  if (when.test.kind === "empty") return (observation, run) => read(observation, run).length === 0;
  const holds = compileTest(when.test);
  return (observation, run) => read(observation, run).some((text) => holds(text, parseNumber(text)));
}
