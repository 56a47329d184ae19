import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSchemaDiff, readSchema } from "./schema-diff";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("createSchemaDiff", () => {
  it("finds nothing between the migrations and schema.prisma", async () => {
    expect(await createSchemaDiff(database.url, await readSchema())).toBeNull();
  });

  it("writes what a changed schema needs", async () => {
    const schema = await readSchema();
    const changed = schema.replace(/^model Campaign \{$/m, "model Campaign {\n  checkpoint String?");
    expect(await createSchemaDiff(database.url, changed)).toContain(
      'ALTER TABLE "campaign" ADD COLUMN     "checkpoint" TEXT;',
    );
  });
});

describe("the migrations", () => {
  it("add what the schema language cannot say", async () => {
    const { rows } = await database.pool.query(
      `SELECT table_name, column_name FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type = 'ARRAY' AND is_nullable = 'YES'`,
    );
    expect(rows).toEqual([]);
    await expect(database.prisma.project.create({ data: { slug: "Not A Slug", name: "x" } })).rejects.toThrow(
      /project_slug_check/,
    );
  });
});
