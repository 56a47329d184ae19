import { describe, expect, it } from "vitest";
import { getNextDelay } from "./poll-delay";

describe("getNextDelay", () => {
  it("is half a second while things move", () => {
    expect(getNextDelay(0, true)).toBe(500);
    expect(getNextDelay(5_000, true)).toBe(500);
  });
  it("grows while nothing moves, to five seconds", () => {
    let delayMs = 500;
    const delays = Array.from({ length: 8 }, () => {
      delayMs = getNextDelay(delayMs, false);
      return delayMs;
    });
    expect(delays.slice(0, 2)).toEqual([750, 1_125]);
    expect(delays.at(-1)).toBe(5_000);
  });
});
