import { expect, it } from "vitest";
import { readAppliedMap } from "@/lib/map/read-applied-map";
import type { Filter } from "./filter";
import {
  dropFilters,
  keepOnly,
  leaveOut,
  listFilterSections,
  searchSections,
  toggleValue,
} from "./filter-choices";

const { dimensions } = readAppliedMap(`name: Test map
dimensions:
  role: { label: Role in charge, from: metadata.role, values: [{ id: ceo, label: AI CEO }, other] }
  level: { from: metadata.level, values: [low, high] }
`);
const is = (dimension: string, ...values: string[]): Filter => ({ dimension, values, negate: false });
const isNot = (dimension: string, ...values: string[]): Filter => ({ dimension, values, negate: true });

it("lists every value by which there can be a filter", () => {
  const sections = listFilterSections(dimensions);
  expect(sections.map(({ id }) => id)).toEqual(["role", "level", "@outcome", "@verdict"]);
  // The map has a value called other, so what it does not declare goes by another name.
  expect(sections[0]!.values.map(({ id }) => id)).toEqual(["ceo", "other", "~other", "none"]);
  expect(sections[0]!.values[0]!.label).toBe("AI CEO");
});

it.each([
  ["in charge", ["role:4"]],
  ["ai ceo", ["role:1"]],
  ["HIGH", ["level:1"]],
  ["fail", ["@outcome:1", "@verdict:1"]],
  ["nothing like it", []],
])("finds %j", (text, found) => {
  const sections = searchSections(listFilterSections(dimensions), text);
  expect(sections.map(({ id, values }) => `${id}:${values.length}`)).toEqual(found);
});

it("puts values in and takes them out, and leaves the other filters where they are", () => {
  const before = [is("role", "ceo"), isNot("level", "low")];
  expect(toggleValue([], "role", "ceo")).toEqual([is("role", "ceo")]);
  expect(toggleValue(before, "role", "none")).toEqual([is("role", "ceo", "none"), isNot("level", "low")]);
  expect(toggleValue(before, "role", "ceo")).toEqual([isNot("level", "low")]);
  expect(toggleValue(before, "level", "high")).toEqual([is("role", "ceo"), isNot("level", "low", "high")]);
});

it("keeps one value, leaves one out, and takes filters away", () => {
  const before = [is("role", "ceo"), isNot("level", "low"), isNot("role", "none")];
  expect(keepOnly(before, "role", "other")).toEqual([isNot("level", "low"), is("role", "other")]);
  expect(leaveOut(before, "role", "other")).toEqual([isNot("level", "low"), isNot("role", "none", "other")]);
  expect(leaveOut(before, "level", "low")).toEqual([
    is("role", "ceo"),
    isNot("role", "none"),
    isNot("level", "low"),
  ]);
  expect(dropFilters(before, "role")).toEqual([isNot("level", "low")]);
});
