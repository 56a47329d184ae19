import { expect, test } from "vitest";
import { createCommentedYaml } from "./commented-yaml";

test("what acts or hides is written as an escape in values, and shown in comments", () => {
  const yaml = createCommentedYaml({ "\u202Ekey": ["plain", "a\u{E0041}b"] });
  yaml.note(["\u202Ekey", 0], "seen \u202E");
  expect(yaml.write("header \u200B", [])).toBe(
    '# header ⟨U+200B⟩\n\n"\\u202Ekey":\n  - plain # seen ⟨U+202E⟩\n  - "a\\U000E0041b"\n',
  );
});
