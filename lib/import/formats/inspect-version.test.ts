import { expect, test } from "vitest";
import { checkInspectVersion } from "./inspect-version";

test.each([1, 2])("version %i is known", (version) => {
  expect(checkInspectVersion(version)).toEqual({ ok: true, value: null });
});

test.each([3, 0, 2.5, undefined])("version %s is read with a warning", (version) => {
  expect(checkInspectVersion(version)).toEqual({ ok: true, value: expect.stringMatching(/version/) });
});

test.each(["2", "x", null, true, {}, [2]])("version %j is no version", (version) => {
  const checked = checkInspectVersion(version);
  expect(!checked.ok && checked.error.message).toContain(`version is ${JSON.stringify(version)}`);
});
