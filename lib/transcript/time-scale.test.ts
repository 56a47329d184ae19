import fc from "fast-check";
import { expect, test } from "vitest";
import { createTimeScale } from "./time-scale";

const day = (n: number) => new Date(Date.UTC(2027, 0, n)).toISOString();

test("lengths are of time, also where messages are not spread evenly over it", () => {
  const scale = createTimeScale(101, [
    { message: 0, at: day(1) },
    { message: 90, at: day(2) },
    { message: 100, at: day(11) },
  ]);
  expect(scale.axis).toBe("time");
  expect([0, 45, 90, 95, 100].map(scale.getPlace)).toEqual([0, 0.05, 0.1, 0.55, 1]);
  expect([0, 0.05, 0.1, 0.55, 1].map(scale.getMessage)).toEqual([0, 45, 90, 95, 100]);
  expect(scale.getTimeMs(0.1)).toBe(Date.parse(day(2)));
});

test("messages before the first and after the last known time are at the ends", () => {
  const scale = createTimeScale(100, [
    { message: 10, at: day(1) },
    { message: 20, at: day(3) },
  ]);
  expect([0, 10, 15, 20, 99].map(scale.getPlace)).toEqual([0, 0, 0.5, 1, 1]);
});

test.each([
  ["none is known", []],
  ["one is known", [{ message: 3, at: day(1) }]],
  [
    "none can be read",
    [
      { message: 0, at: "Tuesday <b>" },
      { message: 5, at: "" },
    ],
  ],
  [
    "time stands still",
    [
      { message: 0, at: day(1) },
      { message: 5, at: day(1) },
    ],
  ],
  [
    "time goes back",
    [
      { message: 0, at: day(3) },
      { message: 5, at: day(1) },
    ],
  ],
])("lengths are of messages where %s", (_, times) => {
  const scale = createTimeScale(11, times);
  expect(scale).toMatchObject({ axis: "messages", spanMs: null });
  expect([0, 5, 10, 11].map(scale.getPlace)).toEqual([0, 0.5, 1, 1]);
  expect(scale.getMessage(0.5)).toBe(5);
  expect(scale.getTimeMs(0.5)).toBeNull();
});

test("a run of one message has a place", () => {
  expect(createTimeScale(1, []).getPlace(0)).toBe(0);
});

test("a later message is never before an earlier one, and places lead back", () => {
  const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 400 })), {
    minLength: 2,
    maxLength: 20,
  });
  fc.assert(
    fc.property(gaps, (steps) => {
      let [message, days] = [0, 1];
      const times = steps.map(([by, later]) => {
        message += by;
        days += later;
        return { message, at: day(days) };
      });
      const scale = createTimeScale(message + 1, times);
      const places = Array.from({ length: message + 1 }, (_, i) => scale.getPlace(i));
      places.forEach((place, i) => {
        expect(place >= (places[i - 1] ?? 0) && place <= 1).toBe(true);
        expect(scale.getPlace(scale.getMessage(place))).toBeCloseTo(place, 1);
      });
    }),
  );
});
