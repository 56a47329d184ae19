import { expect, test } from "vitest";
import { formatRebucketing } from "./rebucketing";

test("progress says how many runs of how many, and when the rest is done", () => {
  expect(formatRebucketing({ done: 0, total: 1_000_000, elapsedMs: 10 })).toBe(
    "0 of 1,000,000 runs classified",
  );
  expect(formatRebucketing({ done: 200_000, total: 1_000_000, elapsedMs: 10_000 })).toBe(
    "200,000 of 1,000,000 runs classified, about 40 s left",
  );
});

test("after the last run comes the exchange, also where runs were imported meanwhile", () => {
  for (const done of [500, 620]) {
    expect(formatRebucketing({ done, total: 500, elapsedMs: 5_000 })).toBe(
      `${done} runs classified, putting the new version in place`,
    );
  }
});
