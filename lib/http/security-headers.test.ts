import { expect, test } from "vitest";
import { buildPagePolicy } from "./security-headers";

test("scripts run by nonce alone", () => {
  const scripts = buildPagePolicy("abc", false)
    .split("; ")
    .find((directive) => directive.startsWith("script-src "));
  expect(scripts).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
});

test("only development may evaluate text", () => {
  expect(buildPagePolicy("abc", false)).not.toContain("unsafe-eval");
  expect(buildPagePolicy("abc", true)).toContain("'unsafe-eval'");
});
