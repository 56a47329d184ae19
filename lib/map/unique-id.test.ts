import fc from "fast-check";
import { expect, test } from "vitest";
import { isId } from "./map-file";
import { createUniqueId } from "./unique-id";

test.each([
  ["profit", "profit"],
  ["acme/m1", "acme/m1"],
  ["personal: Ünïcode!", "personal_Unicode"],
  ["日本", "value"],
  ["", "value"],
  ["none", "value_none"],
  ["other", "value_other"],
  ["toString", "value_toString"],
  ["x".repeat(200), "x".repeat(80)],
])("%j becomes %s", (text, id) => {
  expect(createUniqueId(text, new Set())).toBe(id);
});

test("a taken id is numbered", () => {
  expect(createUniqueId("a b", new Set(["a_b", "a_b_2"]))).toBe("a_b_3");
});

test("any text becomes a legal id that is not taken", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constantFrom("__proto__", "a", "A b")),
      ),
      (texts) => {
        const taken = new Set<string>();
        for (const text of texts) {
          const id = createUniqueId(text, taken);
          expect(isId(id)).toBe(true);
          expect(taken.has(id)).toBe(false);
          taken.add(id);
        }
      },
    ),
  );
});
