import { expect, test } from "vitest";
import { groupMarks } from "./group-marks";
import type { MarkView } from "./mark";

const view = (mark: number, place: Partial<NonNullable<MarkView["place"]>> | null): MarkView => ({
  mark,
  project: "p",
  campaign: "main",
  id: "x",
  attempt: 1,
  run: 1,
  note: "",
  anchor: {
    ...{ branch: "main", message_id: null, message: 0, part: null, start: null, quote: null },
    ...{ before: "", after: "" },
  },
  place: place && { branch: 0, message: 3, part: "content/0", start: 1, end: 4, ...place },
  created_at: "2026-01-01T00:00:00.000Z",
  edited_at: null,
});

test("marks of a branch are by message and text, lost ones and other branches left out", () => {
  const marks = [
    view(1, {}),
    view(2, { start: 2, end: 9 }),
    view(3, { part: "error" }),
    view(4, { part: null, start: null, end: null }),
    view(5, { branch: 1 }),
    view(6, null),
  ];
  expect([...groupMarks(marks, 0, 2)]).toEqual([
    [
      3,
      {
        ranges: {
          "content/0": [
            { start: 1, end: 4, kind: "mark", id: "1" },
            { start: 2, end: 9, kind: "mark", id: "2", isCurrent: true },
          ],
          error: [{ start: 1, end: 4, kind: "mark", id: "3" }],
        },
        whole: [4],
      },
    ],
  ]);
  expect([...groupMarks(marks, 1, null).keys()]).toEqual([3]);
});
