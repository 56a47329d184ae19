import { expect, test } from "vitest";
import { createSearchSteps } from "./search-steps";

const found = [
  { branch: 0, message: 4, count: 2 },
  { branch: 0, message: 9, count: 1 },
  { branch: 1, message: 5, count: 7 },
];
const steps = createSearchSteps(found, 0);

test("walks through every place of the branch and round again", () => {
  const walked = [steps.findFrom(0)!];
  for (let i = 0; i < 3; i++) walked.push(steps.step(walked.at(-1)!, 1)!);
  expect(walked.map(({ message, occurrence }) => `${message}.${occurrence}`)).toEqual([
    "4.0",
    "4.1",
    "9.0",
    "4.0",
  ]);
  expect(walked.slice(0, 3).map(steps.getNumber)).toEqual([1, 2, 3]);
  const back = walked.slice(1).map((place) => steps.step(place, -1));
  expect(back).toEqual(walked.slice(0, 3));
});

test("starts at what is in view, and from a message without a place", () => {
  expect(steps.findFrom(5)).toEqual({ message: 9, occurrence: 0 });
  expect(steps.findFrom(10)).toEqual({ message: 4, occurrence: 0 });
  expect(steps.step({ message: 5, occurrence: 0 }, 1)).toEqual({ message: 9, occurrence: 0 });
  expect(steps.step({ message: 5, occurrence: 0 }, -1)).toEqual({ message: 4, occurrence: 1 });
  expect(steps.getNumber({ message: 5, occurrence: 0 })).toBeNull();
  expect(steps.getNumber({ message: 4, occurrence: 2 })).toBeNull();
});

test("a branch without places has no steps", () => {
  const none = createSearchSteps(found, 2);
  expect(none).toMatchObject({ total: 0 });
  expect(none.findFrom(0)).toBeNull();
  expect(none.step({ message: 0, occurrence: 0 }, 1)).toBeNull();
});
