import { expect, test } from "vitest";
import { listSteps } from "./step-line";

test("the published example steps down at two and at five of six sets", () => {
  const sets = [0.75, 0.75, 0.75, 0.5, 1, 1].map((coverage) => ({ coverage }));
  expect(listSteps(sets)).toEqual([
    { share: 2 / 6, coverage: 1 },
    { share: 5 / 6, coverage: 0.75 },
    { share: 1, coverage: 0.5 },
  ]);
  expect(listSteps([])).toEqual([]);
});
