import { expect, it } from "vitest";
import { readAppliedMap } from "@/lib/map/read-applied-map";
import { formatFilterLabel } from "./filter-label";

const map = readAppliedMap(`name: Test map
dimensions:
  role: { label: Role in charge, from: metadata.role, values: [{ id: ceo, label: AI CEO }, assistant] }
`);

it.each([
  [{ dimension: "role", values: ["ceo", "other"], negate: false }, "Role in charge is AI CEO or other"],
  [{ dimension: "@outcome", values: ["fail", "error"], negate: true }, "Outcome is not fail or error"],
  [{ dimension: "@verdict", values: ["true_failure"], negate: false }, "Verdict is true failure"],
])("says %j in words", (filter, words) => {
  expect(formatFilterLabel(filter, map)).toBe(words);
});
