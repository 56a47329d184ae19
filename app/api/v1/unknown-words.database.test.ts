import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDatabase } from "@/lib/db/database";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { applyMap } from "@/lib/services/maps/apply-map";

type Get = (request: NextRequest, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const routes = import.meta.glob<{ GET?: Get }>("./**/route.ts", { eager: true });
// Monitors add words to the address of /health, against caches.
const gets = Object.entries(routes).flatMap(([path, { GET }]) =>
  GET && path !== "./health/route.ts" ? [{ path, GET }] : [],
);
/** What an address names; numbers name nothing stored, which a query in order would be told. */
const params = Promise.resolve({
  ...{ project: "p", campaign: "main", run: "1", import: "1", rebucketing: "1", decision: "1", mark: "1" },
  ...{ snapshot: "1", number: "1", link: "1", comment: "1", view: "1" },
});

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  const text = "name: M\ndimensions: { a: { from: metadata.a, values: [x] } }\n";
  expect((await applyMap(db, { project: "p", text })).ok).toBe(true);
});

afterAll(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
  await db.drop();
});

test("every address is looked at", () => {
  expect(gets.length).toBeGreaterThan(30);
});

test.each(gets)("$path refuses a word that it does not know", async ({ GET }) => {
  const request = new NextRequest("http://localhost/api?nope=1", { headers: { host: "localhost" } });
  const response = await GET(request, { params });
  expect(await response.json()).toMatchObject({
    error: { code: "usage", message: expect.stringContaining('unknown parameter "nope"') },
  });
  expect(response.status).toBe(400);
});
