import { expect, it } from "vitest";
import { parseRunWord } from "./parse-run-word";

it.each([
  ["12", 12],
  [" #12 ", 12],
  ["run 12", 12],
  ["http://127.0.0.1:3000/p/demo/runs/12?m=3#m-3", 12],
  ["/p/demo/runs/7", 7],
])("%j names run %i", (text, run) => {
  expect(parseRunWord(text)).toBe(run);
});

it.each(["", "0", "-1", "1.5", "case 12", "9".repeat(16), "http://x/runs/", "/p/runs/map"])(
  "%j names none",
  (text) => {
    expect(parseRunWord(text)).toBeNull();
  },
);
