import { types } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("the pool", () => {
  it("gives counts as numbers, and what a number cannot hold as a bigint", async () => {
    const { rows } = await database.pool.query(
      `SELECT count(*), 9007199254740991 AS largest, -9007199254740993 AS beyond, NULL::int8 AS missing,
        ARRAY[1, NULL, 9007199254740993]::int8[] AS list, ARRAY[1, -2]::smallint[] AS coords`,
    );
    expect(rows).toEqual([
      {
        count: 1,
        largest: 9007199254740991,
        beyond: -9007199254740993n,
        missing: null,
        list: [1, null, 9007199254740993n],
        coords: [1, -2],
      },
    ]);
  });

  it("leaves pg's own parsers and Prisma's bigints alone", async () => {
    expect(types.getTypeParser(types.builtins.INT8)("1")).toBe("1");
    const project = await database.prisma.project.create({ data: { slug: "a", name: "A" } });
    const campaign = await database.prisma.campaign.create({ data: { projectId: project.id, slug: "c" } });
    expect(campaign.revision).toBe(0n);
  });
});
