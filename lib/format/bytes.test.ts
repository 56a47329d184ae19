import { describe, expect, it } from "vitest";
import { formatBytes } from "./bytes";

describe("formatBytes", () => {
  it.each([
    [0, "0 B"],
    [820, "820 B"],
    [1_000, "1.0 kB"],
    [12_400, "12.4 kB"],
    [999_949, "999.9 kB"],
    [999_950, "1.0 MB"],
    [3_100_000_000, "3.1 GB"],
    [5e15, "5000.0 TB"],
  ])("prints %i as %s", (byteCount, text) => {
    expect(formatBytes(byteCount)).toBe(text);
  });
});
