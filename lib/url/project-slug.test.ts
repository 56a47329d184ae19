import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggestSlug } from "./project-slug";

describe("suggestSlug", () => {
  it.each([
    ["My Evals", "my-evals"],
    ["  Größe & Ärger, v1.2 ", "gro-e-arger-v1.2"],
    ["AI CEO", "ai-ceo"],
    ["_.-x", "x"],
    ["日本", ""],
    ["a".repeat(120), "a".repeat(100)],
  ])("of %j is %j", (name, slug) => {
    expect(suggestSlug(name)).toBe(slug);
  });

  it("is a slug, or nothing, and its own suggestion", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const slug = suggestSlug(name);
        expect(slug).toMatch(/^([a-z0-9][a-z0-9._-]{0,99})?$/);
        expect(suggestSlug(slug)).toBe(slug);
      }),
    );
  });
});
