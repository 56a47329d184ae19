import { expect, it } from "vitest";
import { formatListRow, parseListRow } from "./list-row";

it.each([
  { run: 12, observation: "" },
  { run: 7, observation: "q3" },
  { run: 7, observation: "a:b\nc ‮d" },
])("reads what it writes: %j", (row) => {
  expect(parseListRow(formatListRow(row))).toEqual(row);
});

it.each([null, "", "12", ":q", "0:q", "x:q", "-1:q", `${"9".repeat(16)}:q`])("%j names no row", (text) => {
  expect(parseListRow(text)).toBeNull();
});
