import { expect } from "vitest";
import type { Database } from "@/lib/db/database";
import { expectValue } from "@/lib/services/imports/test-import";
import { verify } from "@/lib/services/maps/verify";
import { type DumpOptions, dumpDatabase, listDumpDifferences } from "./dump-database";

/** Fails unless recounting, from the raw attributes on, gives what is stored. */
export async function expectTrue(db: Database): Promise<void> {
  const { differences } = expectValue(await verify(db, { project: null, reclassify: true }));
  expect(differences).toEqual([]);
}

/** Fails unless the database says what the dump says, and agrees with itself. */
export async function expectSame(
  db: Database,
  dump: readonly string[],
  options?: DumpOptions,
): Promise<void> {
  expect(listDumpDifferences(dump, await dumpDatabase(db, options))).toEqual([]);
  await expectTrue(db);
}
