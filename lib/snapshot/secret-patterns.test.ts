import recheck from "recheck/lib/browser.js";
import { expect, it } from "vitest";
import { SECRET_PATTERNS } from "./secret-patterns";

// By an automaton, which proves it; what recheck does otherwise is to look for a counterexample.
it.each(SECRET_PATTERNS)("takes linear time: $pattern", ({ pattern }) => {
  const flags = pattern.flags.replace("g", "");
  const checked = recheck.checkSync(pattern.source, flags, { checker: "automaton", timeout: 50_000 });
  expect(checked).toMatchObject({ status: "safe", complexity: { type: "linear" } });
});
