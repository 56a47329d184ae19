import { describe, expect, it } from "vitest";
import { formatTimeLeft, getRate } from "./throughput";

describe("getRate", () => {
  it("is what was done a second", () => {
    expect(getRate({ done: 3_000, elapsedMs: 2_000 })).toBe(1_500);
  });
  it("says nothing before a second has passed or anything is done", () => {
    expect(getRate({ done: 10, elapsedMs: 999 })).toBeNull();
    expect(getRate({ done: 0, elapsedMs: 5_000 })).toBeNull();
  });
});

describe("formatTimeLeft", () => {
  it.each([
    [{ done: 90, total: 100, elapsedMs: 9_000 }, "about 1 s"],
    [{ done: 50, total: 100, elapsedMs: 9_500 }, "about 10 s"],
    [{ done: 20, total: 100, elapsedMs: 10_500 }, "about 45 s"],
    [{ done: 1, total: 100, elapsedMs: 2_000 }, "about 3 min 30 s"],
    [{ done: 1, total: 10_000, elapsedMs: 1_000 }, "about 2 h 50 min"],
  ])("of %o is %s", (work, text) => {
    expect(formatTimeLeft(work)).toBe(text);
  });
  it("promises nothing too early, and nothing at the end", () => {
    expect(formatTimeLeft({ done: 1, total: 100, elapsedMs: 500 })).toBeNull();
    expect(formatTimeLeft({ done: 0, total: 100, elapsedMs: 5_000 })).toBeNull();
    expect(formatTimeLeft({ done: 100, total: 100, elapsedMs: 5_000 })).toBeNull();
  });
});
