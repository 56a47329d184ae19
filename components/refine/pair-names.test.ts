import { expect, it } from "vitest";
import type { Edit } from "@/lib/map/edits/edit";
import { followDimension, followValue } from "./pair-names";

const edits: Edit[] = [
  { kind: "rename_dimension", dimension: "role", id: "who" },
  { kind: "rename_value", dimension: "who", value: "ceo", id: "boss" },
  { kind: "rename_value", dimension: "who", value: "boss", label: "Boss" },
  { kind: "rename_dimension", dimension: "who", id: "person" },
];

it("follows names through the steps", () => {
  expect(followDimension(edits, "role")).toBe("person");
  expect(followDimension(edits, "tone")).toBe("tone");
  expect(followValue(edits, "role", "ceo")).toBe("boss");
  expect(followValue(edits, "tone", "ceo")).toBe("ceo");
});
