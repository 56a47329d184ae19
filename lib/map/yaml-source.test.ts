import { expect, test } from "vitest";
import { readYaml } from "./yaml-source";

const TEXT = `a: 1
b:
  - x: one
    y: [two, three]
  - *none
c: { d:   4 }
`.replace("*none", "z");

test("knows where every key and value stands", () => {
  const { value, readable, problems, locate } = readYaml(TEXT);
  expect({ value, readable, problems }).toEqual({
    value: { a: 1, b: [{ x: "one", y: ["two", "three"] }, "z"], c: { d: 4 } },
    readable: true,
    problems: [],
  });
  expect(locate(["b", 0, "y", 1], "value")).toEqual({ line: 4, column: 14 });
  expect(locate(["b", 0, "y"], "key")).toEqual({ line: 4, column: 5 });
  expect(locate(["c", "d"], "value")).toEqual({ line: 6, column: 11 });
  expect(locate(["c", "d"], "key")).toEqual({ line: 6, column: 6 });
});

test("an absent part is located at the nearest part around it", () => {
  const { locate } = readYaml(TEXT);
  expect(locate(["b", 0, "w"], "value")).toEqual({ line: 3, column: 5 });
  expect(locate(["c", "d", 0, "deeper"], "value")).toEqual({ line: 6, column: 11 });
  expect(locate(["nowhere"], "key")).toEqual({ line: 1, column: 1 });
});

test("follows an alias to what it stands for", () => {
  const { locate } = readYaml("a: &x { k: 1 }\nb: *x\n");
  expect(locate(["b", "k"], "value")).toEqual({ line: 1, column: 12 });
});

test("counts lines that end as on Windows, after a byte order mark", () => {
  const { value, locate } = readYaml("\uFEFFa: 1\r\nb: 2\r\n");
  expect(value).toEqual({ a: 1, b: 2 });
  expect(locate(["b"], "value")).toEqual({ line: 2, column: 4 });
});

test("data only: yes is a text and dates stay texts, whatever version the file claims", () => {
  expect(readYaml("%YAML 1.1\n---\na: yes\nb: 2001-01-01\n").value).toEqual({ a: "yes", b: "2001-01-01" });
});
