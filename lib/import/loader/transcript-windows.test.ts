import fc from "fast-check";
import { expect, test } from "vitest";
import { listTexts } from "@/lib/import/message-text";
import type { Message } from "@/lib/import/run-record";
import { chooseShared, countRepeats, type Sharing } from "./shared-messages";
import { buildTranscriptWindows, parseTranscriptWindow, type TranscriptWindow } from "./transcript-windows";

const message = (content: string): Message => ({ role: "assistant", content });

function build(branch: number, messages: Message[], shared?: Sharing): TranscriptWindow[] {
  return [...buildTranscriptWindows(branch, listTexts(messages), shared)];
}

async function read({ body, shared }: TranscriptWindow): Promise<Message[]> {
  const bodies = await Promise.all(shared.map(async (one) => ({ body: await one.body })));
  return parseTranscriptWindow({ body: await body, shared: bodies });
}

async function readAll(windows: TranscriptWindow[]): Promise<Message[]> {
  return (await Promise.all(windows.map(read))).flat();
}

test("windows follow one another and hold at most 64 messages", () => {
  const messages = Array.from({ length: 130 }, (_, i) => message(`${i}`));
  const windows = build(2, messages);
  expect(
    windows.map(({ branch, firstMessage, messageCount }) => [branch, firstMessage, messageCount]),
  ).toEqual([
    [2, 0, 64],
    [2, 64, 64],
    [2, 128, 2],
  ]);
});

test("long messages have windows of their own", async () => {
  const long = "x".repeat(200 * 1024);
  const windows = build(0, [message("a"), message(long), message(long), message("b")]);
  expect(windows.map(({ firstMessage }) => firstMessage)).toEqual([0, 2]);
  expect((await read(windows[1]!)).map(({ content }) => content)).toEqual([long, "b"]);
});

test("no message is lost or changed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: "binary" }), { maxLength: 200 }), async (texts) => {
      const messages = texts.map(message);
      expect(await readAll(build(0, messages))).toEqual(messages);
    }),
  );
});

test("a window refers to each shared message once, and no message is lost or changed", async () => {
  const long = fc.constantFrom("a", "b", "c").map((letter) => message(letter.repeat(2000)));
  const messages = fc.array(fc.oneof(long, fc.string({ unit: "binary" }).map(message)), { maxLength: 150 });
  await fc.assert(
    fc.asyncProperty(messages, messages, async (main, branch) => {
      const shared = chooseShared(countRepeats(listTexts([...main, ...branch])), () => false);
      for (const list of [main, branch]) {
        const windows = build(0, list, shared);
        expect(await readAll(windows)).toEqual(list);
        for (const window of windows) {
          const hashes = window.shared.map(({ hash }) => hash);
          expect(new Set(hashes).size).toBe(hashes.length);
        }
      }
    }),
  );
});
