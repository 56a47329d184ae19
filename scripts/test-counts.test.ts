import { expect, test } from "vitest";
import { countPlaywright, countVitest, formatCounts, settleCounts } from "./test-counts";

test("a test file that does not load is a failure", () => {
  const counts = countVitest({
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: "passed", assertionResults: [{}] },
      { status: "failed", assertionResults: [{}] },
      { status: "failed", assertionResults: [] },
    ],
  });
  expect(counts).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test("what passed when repeated passes; errors outside of tests are failures", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: ["global setup"] })).toEqual({ passed: 6, failed: 2, skipped: 2 });
});

test("a runner that fails without a failed test, or runs nothing, has failed", () => {
  const nothing = { passed: 0, failed: 0, skipped: 4 };
  expect(settleCounts(nothing, 0).failed).toBe(1);
  expect(settleCounts({ passed: 2, failed: 0, skipped: 0 }, 1).failed).toBe(1);
  expect(settleCounts({ passed: 2, failed: 0, skipped: 0 }, null).failed).toBe(1);
  expect(settleCounts({ passed: 2, failed: 3, skipped: 0 }, 1).failed).toBe(3);
  expect(settleCounts({ passed: 2, failed: 0, skipped: 0 }, 0).failed).toBe(0);
});

test("the line names the skipped only where there are any", () => {
  const all = { passed: 2, failed: 0, skipped: 0 };
  expect(formatCounts([all, all])).toBe("4 passed, 0 failed");
  expect(formatCounts([all, { passed: 0, failed: 1, skipped: 3 }])).toBe("2 passed, 1 failed, 3 skipped");
});
