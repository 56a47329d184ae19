import { expect, it } from "vitest";
import { parseMap } from "@/lib/map/parse-map";
import { buildRefineHref, loadRefineQuery, type RefineQuery } from "@/lib/url/refine-url";
import { readAct } from "./act";

const parsed = parseMap(
  "name: M\ndimensions: { a: { from: tags, values: [x, y] }, b: { from: task, values: [z] } }",
);
if (!parsed.ok) throw new Error(parsed.error.message);
const map = parsed.value;

function read(query: Partial<RefineQuery>) {
  const href = new URL(buildRefineHref("p", query), "http://localhost");
  return readAct(loadRefineQuery(href.searchParams), map);
}

it("begins the step an address names", () => {
  expect(read({ act: "ignore", at: ["a:x", "b:z"] })).toEqual({
    kind: "rule",
    section: "ignore",
    at: { a: "x", b: "z" },
  });
  expect(read({ act: "goal", at: ["a:x"] })).toEqual({ kind: "goal", by: ["a"], at: { a: "x" } });
  expect(read({ act: "rename", dimension: "a" })).toEqual({ kind: "rename_dimension", dimension: "a" });
  expect(read({ act: "split", dimension: "a", value: "x" })).toEqual({
    kind: "split",
    dimension: "a",
    value: "x",
  });
  expect(read({ act: "merge", dimension: "a", value: "y" })).toMatchObject({ values: ["y"] });
  expect(read({ act: "add_dimension", from: "metadata.x" })).toMatchObject({ from: "metadata.x" });
  expect(read({ act: "assign", dimension: "a", text: "q" })).toMatchObject({ text: "q" });
});

it("begins nothing about what the map does not have", () => {
  expect(read({})).toBeNull();
  expect(read({ act: "split", dimension: "a", value: "gone" })).toBeNull();
  expect(read({ act: "rename", dimension: "gone" })).toBeNull();
  expect(read({ act: "ignore", at: ["a:gone"] })).toEqual({ kind: "rule", section: "ignore", at: {} });
});
