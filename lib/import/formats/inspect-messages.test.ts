import { expect, test } from "vitest";
import { messageSchema } from "@/lib/import/run-record";
import { toMessage } from "./inspect-messages";

test("keeps the parts of a message that the contract has", () => {
  const message = toMessage({
    id: "m1",
    role: "assistant",
    model: "acme/m1",
    source: "generate",
    content: [
      { type: "reasoning", reasoning: "think", signature: "s" },
      { type: "text", text: "say", internal: {} },
      { type: "tool_use", name: "search", arguments: '{"q":1}', result: "found" },
      { type: "data", data: { a: 1 } },
      { type: "document", document: "report.pdf" },
      { type: "hologram", x: 1 },
    ],
    tool_calls: [{ id: "c1", function: "bash", arguments: { cmd: "ls" }, parse_error: "bad", view: {} }],
    metadata: { turn: 3 },
  });
  expect(messageSchema.parse(message)).toEqual(message);
  expect(message).toEqual({
    id: "m1",
    role: "assistant",
    model: "acme/m1",
    source: "generate",
    content: [
      { type: "reasoning", reasoning: "think" },
      { type: "text", text: "say" },
      { type: "tool_use", name: "search", arguments: '{"q":1}', result: "found" },
      { type: "data", data: '{"a":1}' },
      { type: "document", source: "report.pdf" },
      { type: "data", data: '{"type":"hologram","x":1}' },
    ],
    tool_calls: [{ id: "c1", function: "bash", arguments: { cmd: "ls" }, parse_error: "bad" }],
    metadata: { turn: 3 },
  });
});

test("keeps a tool's result and its error", () => {
  expect(
    toMessage({
      role: "tool",
      content: "",
      tool_call_id: "c1",
      function: "bash",
      error: { type: "timeout", message: "too slow" },
    }),
  ).toEqual({
    role: "tool",
    content: "",
    tool_call_id: "c1",
    function: "bash",
    error: { type: "timeout", message: "too slow" },
  });
});

test("names a picture by type and size, and keeps a short source", () => {
  const data = `data:image/png;base64,${"A".repeat(4 * 16 * 1024)}`;
  const content = [
    { type: "image", image: data },
    { type: "image", image: "https://example.org/a.png" },
    { type: "audio", audio: "x".repeat(5000) },
  ];
  expect(toMessage({ role: "user", content }).content).toEqual([
    { type: "image", source: "data:image/png;base64 (48 KB)" },
    { type: "image", source: "https://example.org/a.png" },
    { type: "audio", source: `${"x".repeat(100)}… (5 KB)` },
  ]);
});

test("shows the summary in place of a redacted cipher", () => {
  const part = { type: "reasoning", reasoning: "gAAAAAB", redacted: true, summary: "It weighed both." };
  expect(toMessage({ role: "assistant", content: [part] }).content).toEqual([
    { type: "reasoning", reasoning: "It weighed both.", redacted: true },
  ]);
});

test("an unknown role stays visible", () => {
  expect(toMessage({ role: "developer", content: "x" })).toMatchObject({
    role: "system",
    metadata: { role: "developer" },
  });
});

test.each([null, 5, "text", [], {}, { role: 3, content: { a: 1 }, tool_calls: [null, 1], error: {} }])(
  "makes a valid message of %j",
  (value) => {
    const message = toMessage(value);
    expect(messageSchema.parse(message)).toEqual(message);
  },
);
