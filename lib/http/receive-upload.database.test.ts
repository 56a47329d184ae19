import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDatabase } from "@/lib/db/database";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { cancelImport } from "@/lib/services/imports/cancel-import";
import { createUpload } from "@/lib/services/imports/create-upload";
import { expectValue } from "@/lib/services/imports/test-import";
import { getUploadFolder } from "@/lib/services/imports/upload-folder";
import { deleteTarget } from "@/lib/services/projects/delete-target";
import { receiveUpload } from "./receive-upload";

let db: TestDatabase;
let home: string;
beforeAll(async () => {
  db = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), "lacuna-receive-"));
  vi.stubEnv("DATABASE_URL", db.url);
  vi.stubEnv("LACUNA_HOME", home);
});
afterAll(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
  await rm(home, { recursive: true });
  await db.drop();
});

/** Sends a file of which `meanwhile` happens to the import before its last piece arrives. */
async function sendSlowly(meanwhile: (id: number) => Promise<unknown>): Promise<Response> {
  const target = { project: "p", campaign: "main", kind: "eval", format: null } as const;
  const id = expectValue(await createUpload(db, target)).import;
  const pieces = [
    async () => '{"id": "a",',
    async () => {
      await meanwhile(id);
      return ' "outcome": "pass"}\n';
    },
  ];
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = pieces.shift();
      if (next) controller.enqueue(new TextEncoder().encode(await next()));
      else controller.close();
    },
  });
  const init = { method: "POST", body, duplex: "half" };
  const request = new Request("http://localhost/", init);
  const response = await receiveUpload(request, { project: "p", import: id, name: "a.jsonl" });
  if (!response.ok) expect(existsSync(getUploadFolder(id))).toBe(false);
  return response;
}

test("a file whose import goes while it arrives is refused", async () => {
  expect((await sendSlowly(async () => undefined)).status).toBe(200);
  const cancelled = await sendSlowly(async (id) => expectValue(await cancelImport(db, "p", id)));
  expect(cancelled.status).toBe(409);
  const deleted = await sendSlowly(async (id) =>
    expectValue(await deleteTarget(db, { kind: "import", project: "p", import: id }, { runs: 0 })),
  );
  expect(deleted.status).toBe(404);
});
