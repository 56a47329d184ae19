import { expect, test } from "vitest";
import { listJudgeQuotes } from "./judge-quotes";

test("the log's own quote comes before what the note says", () => {
  expect(listJudgeQuotes({ quote: "hold at 4.20", note: "“we agree on it”" })).toEqual(["hold at 4.20"]);
});

test("a note's quotations are what it may quote, names of code are not", () => {
  const note = 'It says “no file was changed” of `metrics.py` and "that is all"; “no” is too short.';
  expect(listJudgeQuotes({ note })).toEqual(["no file was changed", "that is all"]);
});

test("a note without quotations has none", () => {
  expect(listJudgeQuotes({ note: "It hid the loss." })).toEqual([]);
});
