import { expect, test } from "vitest";
import { type LineTaker, readLines } from "./read-lines";
import { JsonFault } from "./stream-json";
import { collect } from "./test-folder";

async function* cut(content: Buffer, pieceBytes: number) {
  for (let start = 0; start < content.length; start += pieceBytes) {
    yield content.subarray(start, start + pieceBytes);
  }
}

/** What lines are and how they were taken; "bad" is a fault. `open` are the long lines that hold something. */
async function listLines(content: string | Buffer, heldBytes: number, pieceBytes = 250_000) {
  const open = new Set<string>();
  const taker: LineTaker<string> = {
    heldBytes,
    takeHeld: (line, entry) => `${entry} held: ${line}`,
    openLong(entry) {
      open.add(entry);
      let text = "";
      return {
        write(piece) {
          text += piece.toString("latin1");
          if (text.includes("bad")) throw new JsonFault("it is bad");
        },
        end() {
          open.delete(entry);
          return text.trim() === "" ? null : `${entry} long: ${text}`;
        },
        discard: () => open.delete(entry),
      };
    },
  };
  const lines = await collect(readLines(cut(Buffer.from(content), pieceBytes), taker, {}));
  expect([...open]).toEqual([]);
  return lines.map((line) => (typeof line === "string" ? line : `${line.entry} aside: ${line.message}`));
}

test("splits at line feeds, with or without one at the end; blank lines count and are nothing", async () => {
  for (const pieceBytes of [1, 3, 100]) {
    expect(await listLines("\ufeffa\n\n \r\nb\r\nc", 10, pieceBytes)).toEqual([
      "line 1 held: a",
      "line 4 held: b\r",
      "line 5 held: c",
    ]);
    expect(await listLines("a\n", 10, pieceBytes)).toEqual(["line 1 held: a"]);
    expect(await listLines("a\n \nb", 0, pieceBytes)).toEqual(["line 1 long: a", "line 3 long: b"]);
  }
});

test("joins lines longer than what is read at once", async () => {
  const long = "x".repeat(600_000);
  expect(await listLines(`${long}\n${long}y`, 1_000_000)).toEqual([
    `line 1 held: ${long}`,
    `line 2 held: ${long}y`,
  ]);
});

test("gives a line that is too long to be held piece by piece", async () => {
  for (const pieceBytes of [1, 7, 100]) {
    expect(await listLines("short\nand a long one\nshort\nlonger", 5, pieceBytes)).toEqual([
      "line 1 held: short",
      "line 2 long: and a long one",
      "line 3 held: short",
      "line 4 long: longer",
    ]);
  }
});

test("sets a line aside that has a fault, and goes on after it", async () => {
  const content = Buffer.from("bad and more\nok\n\u00ff\n\u00ff and more\nmore \u00ff", "latin1");
  for (const pieceBytes of [1, 5, 100]) {
    expect(await listLines(content, 2, pieceBytes)).toEqual([
      "line 1 aside: it is bad",
      "line 2 held: ok",
      "line 3 aside: not valid UTF-8; write the file as UTF-8",
      "line 4 aside: not valid UTF-8; write the file as UTF-8",
      "line 5 aside: not valid UTF-8; write the file as UTF-8",
    ]);
  }
});

test("a long line whose bytes break off gives back what it holds", async () => {
  let discarded = 0;
  const taker: LineTaker<string> = {
    heldBytes: 0,
    takeHeld: String,
    openLong: () => ({ write: () => undefined, end: () => null, discard: () => discarded++ }),
  };
  async function* bytes() {
    yield Buffer.from("begun");
    throw new Error("gone");
  }
  await expect(collect(readLines(bytes(), taker, {}))).rejects.toThrow("gone");
  expect(discarded).toBe(1);
});
