import { expect, test } from "vitest";
import { listUndoing } from "./list-undoing";

const list = (...undos: [id: number, undoes: number][]) =>
  Object.fromEntries(listUndoing(undos.map(([id, undoes]) => ({ id, undoes }))));

test("an undone undo undoes nothing", () => {
  expect(list()).toEqual({});
  expect(list([2, 1])).toEqual({ 1: 2 });
  expect(list([2, 1], [3, 2])).toEqual({ 2: 3 });
  expect(list([4, 3], [3, 2], [2, 1])).toEqual({ 1: 2, 3: 4 });
});

test("of several undos the last one counts", () => {
  expect(list([2, 1], [3, 1])).toEqual({ 1: 3 });
  expect(list([2, 1], [3, 1], [4, 3])).toEqual({ 1: 2, 3: 4 });
});
