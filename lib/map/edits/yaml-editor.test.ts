import fc from "fast-check";
import { expect, it } from "vitest";
import { Document, parse } from "yaml";
import { createYamlEditor, type YamlEditor } from "./yaml-editor";

const TEXT = `# head
name: A   # the name
goal: 30

dimensions:
  role:   # who
    from: [a, b]   # both
    values:
      - ai_ceo   # boss
      # the helper
      - { id: helper, label: "He, he" }
  tone: { from: x, values: [calm, # still
    urgent] }
list: []
`;

function edit(text: string, change: (editor: YamlEditor) => void): string {
  const editor = createYamlEditor(text);
  change(editor);
  return editor.text;
}

it("replaces a value and leaves everything else as it is", () => {
  expect(edit(TEXT, (e) => e.set(["goal"], 5))).toBe(TEXT.replace("30", "5"));
  expect(edit(TEXT, (e) => e.set(["dimensions", "role", "values", 0], { id: "ai_ceo", weight: 2 }))).toBe(
    TEXT.replace("- ai_ceo ", "- { id: ai_ceo, weight: 2 } "),
  );
  expect(edit(TEXT, (e) => e.set(["dimensions", "role", "values"], ["x"]))).toContain("    values: [ x ]\n");
});

it("adds keys where a mapping ends, in its style", () => {
  expect(edit(TEXT, (e) => e.set(["dimensions", "role", "unit"], "h"))).toContain(
    'label: "He, he" }\n    unit: h\n  tone',
  );
  expect(edit(TEXT, (e) => e.set(["dimensions", "tone", "label"], "T: one"))).toContain(
    'urgent], label: "T: one" }',
  );
  expect(edit("a: 1", (e) => e.set(["b"], [{ c: 2 }]))).toBe("a: 1\nb:\n  - { c: 2 }");
  expect(edit("a: 1\r\n", (e) => e.set(["b"], 2))).toBe("a: 1\r\nb: 2\r\n");
});

it("puts items in their place", () => {
  const path = ["dimensions", "role", "values"];
  expect(edit(TEXT, (e) => e.insert(path, 0, "z"))).toContain("values:\n      - z\n      - ai_ceo   # boss");
  expect(edit(TEXT, (e) => e.insert(path, 1, "z"))).toContain("# boss\n      - z\n      # the helper");
  expect(edit(TEXT, (e) => e.insert(path, 2, "z"))).toContain('he" }\n      - z\n  tone');
  expect(edit(TEXT, (e) => e.insert(["list"], 0, "z"))).toContain("list: [ z ]\n");
  expect(edit(TEXT, (e) => e.insert(["dimensions", "tone", "values"], 2, "z"))).toContain("urgent, z] }");
});

it("removes parts with their comma or line, and no comment but their own", () => {
  const removed = edit(TEXT, (e) => e.remove(["dimensions", "role", "values", 0]));
  expect(removed).toBe(TEXT.replace("      - ai_ceo   # boss\n", ""));
  expect(edit(TEXT, (e) => e.remove(["dimensions", "tone", "values", 1]))).toContain("calm # still\n    ] }");
  expect(edit(TEXT, (e) => e.remove(["dimensions", "role", "from", 0]))).toContain("from: [b]   # both");
  expect(edit(TEXT, (e) => e.remove(["dimensions", "role"]))).toContain("dimensions:\n  tone");
});

it("renames a key in its place", () => {
  expect(edit(TEXT, (e) => e.renameKey(["dimensions", "role"], "who"))).toBe(
    TEXT.replace("  role:", "  who:"),
  );
});

it("writes what acts or hides as escapes, in keys too", () => {
  const acting = "a\u202eb\u001b";
  expect(edit("a: 1", (e) => e.set(["a"], { [acting]: [acting] }))).toBe(
    String.raw`a: { "a\u202Eb\e": [ "a\u202Eb\e" ] }`,
  );
  expect(edit("a: 1", (e) => e.renameKey(["a"], acting))).toBe(String.raw`"a\u202Eb\e": 1`);
});

it("keeps a long text of several lines on one line of the file", () => {
  const long = `first\n${"word ".repeat(12)}\nlast`;
  const text = edit(TEXT, (e) =>
    e.set(["dimensions", "more"], { label: long, values: [{ id: "a", is: [long] }] }),
  );
  expect(parse(text).dimensions.more).toEqual({ label: long, values: [{ id: "a", is: [long] }] });
  expect(text.split("\n")).toHaveLength(TEXT.split("\n").length + 4);
});

it("refuses what an alias shares", () => {
  const shared = "a: &x { k: 1 }\nb: *x\n";
  expect(() => edit(shared, (e) => e.set(["b", "k"], 2))).toThrow("alias");
  expect(() => edit(shared, (e) => e.remove(["a"]))).toThrow("its text only");
});

it("changes files of any style as it changes their data", () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
  const file = fc.record({
    list: fc.array(fc.oneof(scalar, fc.record({ id: scalar, deep: fc.array(scalar, { minLength: 1 }) })), {
      minLength: 1,
    }),
    map: fc.dictionary(
      fc.stringMatching(/^[a-z]{1,5}$/),
      fc.oneof(scalar, fc.array(scalar, { minLength: 1 })),
      {
        minKeys: 1,
      },
    ),
  });
  const value = fc.oneof(scalar, fc.array(scalar), fc.record({ a: scalar, b: fc.array(scalar) }));
  const styles = fc.record({
    collectionStyle: fc.constantFrom("any" as const, "flow" as const, "block" as const),
    indentSeq: fc.boolean(),
    flowCollectionPadding: fc.boolean(),
  });
  fc.assert(
    fc.property(file, value, styles, fc.nat(), fc.boolean(), (data, added, style, nat, flowList) => {
      const document = new Document(data, { aliasDuplicateObjects: false });
      if (flowList) (document.get("list") as { flow: boolean }).flow = true;
      const text = `# head\n${document.toString({ lineWidth: 0, ...style })}# tail\n`;
      const index = nat % data.list.length;
      const key = Object.keys(data.map)[nat % Object.keys(data.map).length]!;
      const editor = createYamlEditor(text);
      editor.insert(["list"], index, added);
      editor.remove(["list", index]);
      expect(parse(editor.text)).toEqual(parse(text));
      editor.set(["list", index], added);
      editor.set(["map", key], added);
      editor.set(["map", "added"], added);
      editor.renameKey(["map", "added"], "renamed");
      if (data.list.length > 1) editor.remove(["list", index]);
      expect(editor.text).toContain("# head");
      expect(editor.text).toContain("# tail");
      expect(editor.data.map).toEqual({ ...data.map, [key]: added, renamed: added });
    }),
    { numRuns: 50 },
  );
});
