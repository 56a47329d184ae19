import { expect, it } from "vitest";
import { listMarks } from "./list-marks";

const highlights = [
  { index: 3, branch: 0, quote: "hold at 4.20", note: "agrees on a price" },
  { index: 3, branch: 0, note: "no record kept" },
  { index: 3, branch: 1, note: "rolled back" },
  { index: null, branch: 0, note: "of no message" },
];
const observations = [
  {
    key: "q3",
    outcome: "fail",
    verdict: { verdict: "spec_bug" as const, stale: false },
    message: 3,
    branch: 0,
  },
  { key: "q4", outcome: "pass", verdict: null, message: null, branch: 0 },
  { key: "q5", outcome: "fail", verdict: null, message: 4, branch: 1 },
];

it("gathers notes and observations of a message", () => {
  expect(listMarks(highlights, observations, 0)).toEqual({
    3: {
      notes: [
        { highlight: 0, quote: "hold at 4.20", note: "agrees on a price" },
        { highlight: 1, note: "no record kept" },
      ],
      observations: [{ key: "q3", outcome: "fail", verdict: { verdict: "spec_bug", stale: false } }],
    },
  });
});

it("keeps a branch's notes and observations to the branch", () => {
  expect(listMarks(highlights, observations, 1)).toEqual({
    3: { notes: [{ highlight: 2, note: "rolled back" }], observations: [] },
    4: { notes: [], observations: [{ key: "q5", outcome: "fail", verdict: null }] },
  });
});
