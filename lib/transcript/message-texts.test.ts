import { expect, test } from "vitest";
import { listMessageTexts } from "./message-texts";

test("every text of a message has a name of its own, in the order of print", () => {
  const texts = listMessageTexts({
    role: "assistant",
    content: [
      { type: "reasoning", reasoning: "I could agree on a price." },
      { type: "image", source: "data:image/png;base64,AAAA" },
      { type: "text", text: "Let us hold at 40." },
      { type: "tool_use", name: "mail", arguments: "to: rival", result: "sent" },
      { type: "data", data: "{}" },
    ],
    tool_calls: [{ id: "1", function: "set_price", arguments: { price: 40 } }],
    error: { type: "timeout", message: "no answer" },
  });
  expect(texts).toEqual([
    { part: "content/0", text: "I could agree on a price." },
    { part: "content/2", text: "Let us hold at 40." },
    { part: "content/3/arguments", text: "to: rival" },
    { part: "content/3/result", text: "sent" },
    { part: "content/4", text: "{}" },
    { part: "error", text: "no answer" },
    { part: "call/0", text: '{\n  "price": 40\n}' },
  ]);
});

test("a plain text is its message's only content, and arguments of a call may be text already", () => {
  const message = {
    role: "user" as const,
    content: "Hello",
    tool_calls: [{ id: "1", function: "f", arguments: "{bad" }],
  };
  expect(listMessageTexts(message)).toEqual([
    { part: "content/0", text: "Hello" },
    { part: "call/0", text: "{bad" },
  ]);
});
