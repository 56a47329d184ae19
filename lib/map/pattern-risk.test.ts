import { expect, test } from "vitest";
import { findPatternRisk } from "./pattern-risk";

test.each(["^personal:", "_v(\\d+)_", "^.*-(\\w+)$", "\\p{L}+"])("%s is safe enough", (pattern) => {
  expect(findPatternRisk(pattern)).toBeNull();
});

test.each(["^(a+)+$", "(a|a)*$", "(.*)(.*)(.*)x", "(x{1,100}){1,100}y"])("%s can run away", (pattern) => {
  expect(findPatternRisk(pattern)).toContain("run away");
});
