import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { createAsk } from "./ask";

function createTerminal(typed: string) {
  const input = new PassThrough();
  const output = new PassThrough();
  input.end(typed);
  return { ask: createAsk(input, output), shown: () => output.read()?.toString() };
}

test("a question is shown and its line is the answer", async () => {
  const terminal = createTerminal("main\nmore\n");
  expect(await terminal.ask("name? ")).toBe("main");
  expect(terminal.shown()).toBe("name? ");
});

test("who ends the input answers nothing", async () => {
  expect(await createTerminal("").ask("name? ")).toBe("");
});
