import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyRows } from "./copy-rows";
import { createTestDatabase, type TestDatabase } from "./test-database";
import { withTransaction } from "./transaction";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test("every value arrives as it was", async () => {
  const row = fc.record({
    text: fc.option(
      fc.string({ unit: fc.constantFrom("a", "\\", "\t", "\n", "\r", "N", "é", "\u{1F600}", "{", '"') }),
    ),
    json: fc.jsonValue({ noUnicodeString: false }).filter((value) => !JSON.stringify(value).includes("\\u")),
    numbers: fc.array(fc.integer({ min: -32768, max: 32767 })),
    bytes: fc.uint8Array(),
    isTrue: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row), async (rows) => {
      const read = await withTransaction(db.pool, async (client) => {
        await client.query(
          "CREATE TEMP TABLE copied (i int, t text, j jsonb, n smallint[], b bytea, is_true boolean) ON COMMIT DROP",
        );
        await copyRows(
          client,
          "copied",
          rows.map(({ text, json, numbers, bytes, isTrue }, i) => [
            i,
            text,
            JSON.stringify(json),
            numbers,
            bytes,
            isTrue,
          ]),
        );
        return (await client.query("SELECT * FROM copied ORDER BY i")).rows;
      });
      expect(read).toEqual(
        rows.map(({ text, json, numbers, bytes, isTrue }, i) => ({
          i,
          t: text,
          j: JSON.parse(JSON.stringify(json)),
          n: numbers,
          b: Buffer.from(bytes),
          is_true: isTrue,
        })),
      );
    }),
    { numRuns: 30 },
  );
});

test("a refused row fails the transaction and leaves the pool usable", async () => {
  const copy = withTransaction(db.pool, async (client) => {
    await client.query("CREATE TEMP TABLE copied (n smallint) ON COMMIT DROP");
    await copyRows(client, "copied", [[1], [99_999]]);
  });
  await expect(copy).rejects.toMatchObject({ code: "22003" });
  expect((await db.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});
