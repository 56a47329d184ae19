import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReadItem, ReadOptions } from "@/lib/import/reader";
import { runRecordSchema } from "@/lib/import/run-record";
import { createTestFolder, getRecords, listItems } from "@/lib/import/test-folder";

async function write(content: string | Buffer): Promise<string> {
  const path = join(await createTestFolder(), "runs.csv");
  await writeFile(path, content);
  return path;
}

async function read(content: string | Buffer, options: ReadOptions = {}): Promise<ReadItem[]> {
  const items = await listItems(await write(content), "csv", options);
  for (const record of getRecords(items)) expect(runRecordSchema.parse(record)).toEqual(record);
  return items;
}

const readRecords = async (content: string) => getRecords(await read(content));

test("reads every column where it belongs", async () => {
  const chat = JSON.stringify([{ role: "user", content: "hi" }]).replaceAll('"', '""');
  const [record, other] = await readRecords(
    [
      "\ufeffid,attempt,case,task,model,started_at,outcome,tags,transcript,error,dim.role,score.bad,Notes",
      `r1,2,c1,t1,acme/m1,2026-05-01,FAIL,a| b;c,"${chat}",,ceo,true,"two\r\nlines"`,
      "r2,,,,,,,,He said so,timeout,,0.5,=1+1",
    ].join("\r\n"),
  );
  expect(record).toEqual({
    ...{ id: "r1", attempt: 2, case: "c1", task: "t1", model: "acme/m1", started_at: "2026-05-01" },
    ...{ outcome: "fail", tags: ["a", "b", "c"], messages: [{ role: "user", content: "hi" }], branches: [] },
    ...{ metadata: { role: "ceo", Notes: "two\r\nlines" }, scores: { bad: true }, explanations: {} },
    ...{ model_roles: {}, task_args: {}, observations: [], highlights: [] },
    source: { file: "log", entry: "line 2" },
  });
  expect(other).toMatchObject({
    ...{ id: "r2", attempt: 1, error: "timeout", metadata: { Notes: "=1+1" }, scores: { bad: 0.5 } },
    ...{ messages: [{ role: "assistant", content: "He said so" }], source: { entry: "line 4" } },
  });
  expect(other).not.toHaveProperty("outcome");
});

test("scores are what they look like, and keep all their digits", async () => {
  const cells = [
    "1",
    "-2.5e3",
    ".5",
    "True",
    "FALSE",
    "",
    "nan",
    "C",
    "0x1",
    "12345678901234567890",
    "Infinity",
  ];
  const names = cells.map((_, i) => `score.s${i}`);
  const [record] = await readRecords(`id,${names.join(",")}\nr,${cells.join(",")}`);
  const expected = [
    1,
    -2500,
    0.5,
    true,
    false,
    undefined,
    null,
    "C",
    "0x1",
    "12345678901234567890",
    "Infinity",
  ];
  expect(names.map((_, i) => record?.scores[`s${i}`])).toEqual(expected);
});

test("semicolons and tabs part columns where the header shows it; with semicolons a comma is a decimal one", async () => {
  const [european] = await readRecords('id;score.a;dim.b\nr;"0,5";x,y\n');
  expect(european).toMatchObject({ scores: { a: 0.5 }, metadata: { b: "x,y" } });
  const [tabbed] = await readRecords("id\tscore.a\tdim.b\nr\t0,5\tx;y\n");
  expect(tabbed).toMatchObject({ scores: { a: "0,5" }, metadata: { b: "x;y" } });
});

test("sets bad rows aside with their line, and goes on", async () => {
  const items = await read(
    [
      "id,attempt,outcome,dim.a",
      'a,1,pass,"x',
      'y"',
      "",
      "b,1",
      "c,1,pass,x,y",
      "d,one,pass,x",
      "e,1,maybe,x",
      ",1,pass,x",
      'f,1,pass,a "b" c',
      'g,1,pass,"a, "b", c"',
      ",,,",
      "h,1,pass,x",
    ].join("\n"),
  );
  expect(getRecords(items).map(({ id, source }) => [id, source?.entry])).toEqual([
    ["a", "line 2"],
    ["f", "line 10"],
    ["h", "line 13"],
  ]);
  const bad = items.flatMap((item) =>
    item.kind === "set_aside" ? [[item.entry, item.path, item.message]] : [],
  );
  expect(bad).toMatchObject([
    ["line 5", null, "it has 2 fields where the header has 4"],
    ["line 6", null, "it has 5 fields where the header has 4"],
    ["line 7", "attempt", expect.stringContaining('"one"')],
    ["line 8", "outcome", expect.stringContaining('"maybe" is none of pass')],
    ["line 9", "id", expect.stringContaining("empty")],
    ["line 11", null, "it has 5 fields where the header has 4"],
  ]);
});

test("a quote that is never closed, or a row over the limit, ends the file; what stands before it is kept", async () => {
  const before = Array.from({ length: 500 }, (_, i) => `r${i},x`).join("\n");
  for (const rest of ['bad,"never closed\nnext,x\n', `bad,"${"x".repeat(300_000)}`, ",".repeat(2_000_000)]) {
    const items = await read(`id,dim.a\n${before}\n${rest}`, { maxEntryBytes: 100_000 });
    expect(getRecords(items)).toHaveLength(500);
    expect(items.at(-1)).toMatchObject({ kind: "partial" });
    expect(items).toHaveLength(501);
  }
});

test("a row of very many fields is set aside as any other that does not fit the header", async () => {
  const items = await read(`id,dim.a\n${",".repeat(150_000)}x\nr,x\n`);
  expect(items).toMatchObject([{ kind: "set_aside", entry: "line 2" }, { kind: "record" }]);
});

test("rows without an id keep their own over new scores and new rows; equal ones are attempts", async () => {
  const header = "case,dim.role,score.bad,outcome,transcript,error,started_at\n";
  const items = await read(`${header}c,ceo,1,fail,t,,\nc,ceo,0,,u,,\nd,ceo,,,,,\n`);
  expect(items[0]).toMatchObject({ kind: "warning", message: expect.stringContaining("no column id") });
  const [first, second, third] = getRecords(items);
  expect(first?.id).toMatch(/^log\/[0-9a-f]{24}$/);
  expect([first?.attempt, second?.attempt, third?.attempt]).toEqual([1, 2, 1]);
  expect(second?.id).toBe(first?.id);
  expect(third?.id).not.toBe(first?.id);
  const changed = await readRecords(`${header}new,ceo,,,,,\nc,ceo,5,pass,v,e,2026\n`);
  expect(changed[1]?.id).toBe(first?.id);
});

test("columns prompt and response are a chat, stay metadata, and know their row as ever", async () => {
  const header = "prompt,response,model,deception";
  const [record, silent, unasked, empty] = await readRecords(
    [header, '" Sell it ","two\nlines",m1,7', "Sell it, ,m1,", ",Sold,m1,", ",,m2,"].join("\n"),
  );
  expect(record).toMatchObject({
    // As it was before such columns were a chat: runs that are stored stay the same runs.
    ...{ id: "log/d211174a0700d6dba3e54f23", attempt: 1 },
    metadata: { prompt: " Sell it ", response: "two\nlines", deception: "7" },
    messages: [
      { role: "user", content: " Sell it " },
      { role: "assistant", content: "two\nlines" },
    ],
  });
  expect(silent?.messages).toEqual([{ role: "user", content: "Sell it" }]);
  expect(unasked?.messages).toEqual([{ role: "assistant", content: "Sold" }]);
  expect(empty?.messages).toEqual([]);
});

test.each([
  ["prompt,response,transcript", "a,b,", []],
  ["prompt,response,transcript", "a,b,c", [{ role: "assistant", content: "c" }]],
  ["prompt,answer", "a,b", []],
  ["Prompt,Response", "a,b", []],
  ["dim.prompt,dim.response", "a,b", []],
])("other columns, or those beside a transcript, are no chat: %s with %s", async (header, row, messages) => {
  const [record] = await readRecords(`id,${header}\nr,${row}\n`);
  expect(record?.messages).toEqual(messages);
});

test("a repeated id without a column attempt is another attempt, so that no row is lost", async () => {
  const records = await readRecords("id,score.a\nr,1\ns,1\nr,2\n");
  expect(records.map(({ id, attempt }) => `${id}#${attempt}`)).toEqual(["r#1", "s#1", "r#2"]);
  const given = await readRecords("id,attempt,score.a\nr,1,1\nr,1,2\n");
  expect(given.map(({ attempt }) => attempt)).toEqual([1, 1]);
});

test("columns that would be one, and files without columns, are refused", async () => {
  expect(await read("id,id\na,b\n")).toMatchObject([
    { message: expect.stringMatching(/"id" and "id" are both id/) },
  ]);
  expect(await read("id,dim.role,role\na,b,c\n")).toMatchObject([
    { kind: "refused", message: expect.stringMatching(/"dim.role" and "role" are both metadata.role/) },
  ]);
  expect(await read(",,\na,b,c\n")).toMatchObject([{ kind: "refused" }]);
  expect(await read("\n\n")).toMatchObject([{ kind: "refused" }]);
  expect(await read(Buffer.from([1, 0, 2]))).toMatchObject([{ kind: "refused" }]);
  expect(await listItems("/no/such/file", "csv")).toMatchObject([{ kind: "refused" }]);
});

test("hostile names and cells stay text", async () => {
  const [record] = await readRecords("id,__proto__,score.__proto__,dim.a.b,,dim.\na\0b,x,1,y,z,w\n");
  expect(record).toMatchObject({ id: "a\ufffdb", scores: { "(__proto__)": 1 } });
  expect(record?.metadata).toEqual({ "(__proto__)": "x", "a.b": "y", "column 5": "z", "dim.": "w" });
  const items = await read(
    Buffer.concat([Buffer.from("id,a\n"), Buffer.from([0xff]), Buffer.from(",x\nb,ü\n")]),
  );
  expect(items).toMatchObject([
    { kind: "set_aside", entry: "line 2", message: expect.stringContaining("UTF-8") },
    { kind: "record", record: { id: "b", metadata: { a: "ü" } } },
  ]);
});

test("whatever a writer of CSV writes is read back", { timeout: 60_000 }, async () => {
  const path = join(await createTestFolder(), "runs.csv");
  const cell = fc.string({
    unit: fc.constantFrom('"', ",", ";", "\t", "\n", "\r", " ", "=", "ü", "a", "😀"),
  });
  const row = fc.record({ id: fc.uuid(), a: cell, b: cell });
  const options = fc.record({
    delimiter: fc.constantFrom(",", ";", "\t"),
    bom: fc.boolean(),
    record_delimiter: fc.constantFrom("\n", "\r\n"),
    // The writer itself does not see ends of lines other than its own.
    quoted_match: fc.constantFrom(/[\r\n]/, /$/),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 1 }),
      options,
      async (rows, style) => {
        await writeFile(path, stringify(rows, { header: true, columns: ["id", "a", "b"], ...style }));
        const records = getRecords(await listItems(path, "csv"));
        const expected = rows.map(({ id, ...cells }) => ({
          id,
          metadata: Object.fromEntries(Object.entries(cells).filter(([, text]) => text.trim() !== "")),
        }));
        expect(records.map(({ id, metadata }) => ({ id, metadata }))).toEqual(expected);
      },
    ),
    { numRuns: 100 },
  );
});

test("lines are counted through embedded ends of either kind", async () => {
  const lines = ["", "id,a", 'r1,"x\r\ny\r\nz"', 'r2,"x\ny"', "", "r3,x"];
  const records = await readRecords(lines.join("\r\n"));
  expect(records.map(({ source }) => source?.entry)).toEqual(["line 3", "line 6", "line 9"]);
});

test("Excel's line that states the delimiter is no header", async () => {
  const [record] = await readRecords("\ufeffsep=;\r\nid;dim.a,b;score.x\r\nr1;v;0,5\r\n");
  expect(record).toMatchObject({ id: "r1", metadata: { "a,b": "v" }, scores: { x: 0.5 } });
  expect(record).toMatchObject({ source: { entry: "line 3" } });
});
