import type { DimensionValue, ValueTest } from "./coverage-map";
import { formatFieldPath } from "./field-path";

/** How a value recognises a raw text, in the words of the map file. */
export function describeValueTest({ test, when }: Pick<DimensionValue, "test" | "when">): string {
  if (!when) return describeTest(test);
  const from = when.from.map(formatFieldPath).join(" or ");
  return `${describeTest(test)}, when ${from} ${when.test.kind === "is" ? "is " : ""}${describeTest(when.test)}`;
}

function describeTest(test: ValueTest): string {
  switch (test.kind) {
    case "is":
      return test.is.join(", ");
    case "range":
      if (test.min === null) return `below ${test.below}`;
      return test.below === null ? `from ${test.min}` : `${test.min} to below ${test.below}`;
    case "matches":
      return `matches ${test.matches}`;
    case "empty":
      return "absent or empty";
  }
}
