import { stringify } from "csv-stringify/sync";
import { describe, expect, test } from "vitest";
import { prepareRun } from "./loader/prepare-run";
import type { ReadOptions } from "./reader";
import { getRecords } from "./test-folder";
import { readTestFiles } from "./test-read-files";

const HEADER = ["id", "started_at", "dim.x", "score.s", "transcript"];
const NEIGHBOUR = ["kept", "2026-05-01", "y", "1", "Hi"];

/** What is read of a table, whose format its content has to show, and everything that is told of it. */
async function read(content: string | Buffer, options: ReadOptions = {}) {
  const { items, told } = await readTestFiles({ "runs.csv": content }, options);
  const records = getRecords(items);
  return {
    ids: records.map(({ id, attempt }) => `${id}#${attempt}`),
    attacked: records.find(({ id }) => id !== "kept"),
    records,
    told,
  };
}

/** A table of one hostile row among harmless ones; a cell that is not given is empty. */
function readRow(cells: Partial<Record<string, string>>, options?: ReadOptions) {
  const row = HEADER.map((name) => cells[name] ?? (name === "id" ? "a" : ""));
  return read(stringify([HEADER, row, NEIGHBOUR]), options);
}

describe("hostile cells of a table", () => {
  test.each(['=HYPERLINK("https://evil.example","x")', "@SUM(A1)", "+1+cmd|' /C calc'!A0", "-2+3", "\tx"])(
    "that a spreadsheet would run are text: %j",
    async (cell) => {
      const { attacked, ids, told } = await readRow({ "dim.x": cell, "score.s": cell, transcript: cell });
      expect(ids).toEqual(["a#1", "kept#1"]);
      expect(told).toEqual([]);
      expect(attacked).toMatchObject({ metadata: { x: cell }, scores: { s: cell } });
      expect(attacked?.messages).toEqual([{ role: "assistant", content: cell.trim() }]);
    },
  );

  test("keep control and bidi characters", async () => {
    const { attacked } = await readRow({ id: "a\u202e\u0007", "dim.x": "\u001b[31m\u2066" });
    expect(attacked).toMatchObject({ id: "a\u202e\u0007", metadata: { x: "\u001b[31m\u2066" } });
  });

  test.each([
    ["9007199254740993", "9007199254740993"],
    ["1e999", "1e999"],
    ["-Infinity", "-Infinity"],
    ["NaN", null],
    ["0x10", "0x10"],
  ])("that are no exact number are text or missing: %s", async (cell, score) => {
    expect((await readRow({ "score.s": cell })).attacked?.scores.s).toBe(score);
  });

  test("that change type between rows are kept as each row has them", async () => {
    const cells = ["1", "true", "C", "[1]", '{"a":1}'];
    const rows = cells.map((cell, i) => [`${i}`, cell]);
    const { records } = await read(stringify([["id", "score.s"], ...rows]));
    expect(records.map(({ scores }) => scores.s)).toEqual([1, true, "C", "[1]", '{"a":1}']);
  });

  test.each(["+999999-01-01T00:00:00Z", "2026-13-45T99:00:00", "=NOW()"])(
    "that are no date are no start: %s",
    async (cell) => {
      const { attacked } = await readRow({ started_at: cell });
      expect(prepareRun(attacked!).startedAt).toBeNull();
    },
  );

  test("that hold a chat are read as one, however deep it is nested and whatever its keys are", async () => {
    const deep = `${'{"a":'.repeat(300)}1${"}".repeat(300)}`;
    const call = `{"id":"1","function":"f","arguments":{"__proto__":{"polluted":1},"deep":${deep}}}`;
    const { attacked } = await readRow({
      transcript: `[{"role":"assistant","content":"\\ud800","tool_calls":[${call}]}]`,
    });
    expect(JSON.stringify(attacked?.messages)).toContain("[left out: nested more than 100 levels deep]");
    expect(attacked?.messages[0]?.content).toBe("\ufffd");
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test("that would not fit in memory end the file, and say which limit", async () => {
    const { told } = await readRow({ transcript: "x".repeat(2 ** 21) }, { maxEntryBytes: 2 ** 20 });
    expect(told).toEqual([
      expect.stringMatching(/a row is longer than 1 MB, the limit; LACUNA_MAX_ENTRY_MB/),
    ]);
  });

  test.each([
    ["U+0000", [0], ["a\ufffd#1", "kept#1"], []],
    ["half of a surrogate pair", [0xed, 0xa0, 0x80], ["kept#1"], [expect.stringMatching(/not valid UTF-8/)]],
  ])(
    "that hold %s beyond what a file is recognised by cost their own row at most",
    async (_, bytes, ids, told) => {
      const sound = Array.from({ length: 4000 }, (_, i) => `sound-${i},,${"x".repeat(300)},1,\n`).join("");
      const found = await read(
        Buffer.concat([
          Buffer.from(`${HEADER.join(",")}\n${sound}a`),
          Buffer.from(bytes),
          Buffer.from(",,,,\nkept,,y,1,Hi\n"),
        ]),
      );
      expect(found.ids.slice(4000)).toEqual(ids);
      expect(found.told).toEqual(told);
    },
  );
});

describe("a hostile table", () => {
  const kept = "kept,2026-05-01,y,1,Hi\n";
  const header = `${HEADER.join(",")}\n`;

  test("whose quote is never closed is kept up to there", async () => {
    const { ids, told } = await read(`${header}${kept}a,,"x,1,\nb,,y,1,\n`);
    expect(ids).toEqual(["kept#1"]);
    expect(told).toEqual(["a quote is opened and never closed"]);
  });

  test.each([
    ["row", `${header}${kept}a${",".repeat(1_000_000)}\n`, ["kept#1"]],
    ["row after which there are others", `${header}a${",".repeat(1_000_000)}\n${kept}`, []],
  ])("with a %s of a million fields says so", async (_, content, before) => {
    const { ids, told } = await read(content);
    expect(ids.slice(0, before.length)).toEqual(before);
    expect(told).toEqual(["a row of more than 100000 fields"]);
  });

  test("whose header has a million columns ends in good time", async () => {
    const { ids, told } = await read(`id${",score.s".repeat(1_000_000)}\n${kept}`);
    expect(ids).toEqual([]);
    expect(told).toEqual([
      expect.stringMatching(/^the columns "score.s" and "score.s" are both|neither a zip archive/),
    ]);
  });

  test.each(["utf16le", "utf16be"] as const)("in %s names the encoding", async (encoding) => {
    const bytes = Buffer.from(`\ufeff${header}${kept}`, "utf16le");
    const { ids, told } = await read(encoding === "utf16le" ? bytes : bytes.swap16());
    expect(ids).toEqual([]);
    expect(told).toEqual([expect.stringMatching(/UTF-16 text; save it as UTF-8/)]);
  });

  test("in UTF-16 without a mark, or with U+0000 at its beginning, is binary", async () => {
    for (const content of [
      Buffer.from(`${header}${kept}`, "utf16le"),
      `id,dim.\0x\n${kept}`,
      `${header}\0\n`,
    ]) {
      const { ids, told } = await read(content);
      expect(ids).toEqual([]);
      expect(told).toEqual([expect.stringMatching(/binary data, no text/)]);
    }
  });

  test("behind a byte order mark is read", async () => {
    expect((await read(`\ufeff${header}${kept}`)).ids).toEqual(["kept#1"]);
  });

  test("whose columns are named as a prototype, its methods or nothing keeps them apart", async () => {
    const { attacked } = await read(
      "id,__proto__,dim.constructor,score.toString,,score.__proto__\na,1,2,3,4,5\n",
    );
    expect(attacked?.metadata).toEqual({ "(__proto__)": "1", constructor: "2", "column 5": "4" });
    expect(attacked?.scores).toEqual({ toString: 3, "(__proto__)": 5 });
  });

  test.each(["id,dim.x,dim.x", "id,dim.x,x", "id,id,dim.x", "id,dim.x, dim.x "])(
    "with a column twice is refused: %s",
    async (names) => {
      const { ids, told } = await read(`${names}\na,b,c\n`);
      expect(ids).toEqual([]);
      expect(told).toEqual([expect.stringMatching(/^the columns ".*" and ".*" are both .*; rename one$/)]);
    },
  );
});
