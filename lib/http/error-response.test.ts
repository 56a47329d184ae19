import { expect, test } from "vitest";
import { createErrorResponse } from "./error-response";

test.each([
  ["usage", 400],
  ["invalid", 400],
  ["not_found", 404],
  ["conflict", 409],
  ["forbidden", 403],
  ["too_large", 413],
  ["internal", 500],
  ["unavailable", 503],
] as const)("%s is %i", async (code, status) => {
  const response = createErrorResponse({ code, message: "why" });
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ error: { code, message: "why", details: null } });
});
