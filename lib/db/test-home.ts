import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";

/** Gives the tests of a file a home folder of their own, where received files and their like lie. */
export function createTestHome(): void {
  const setHome = process.env.LACUNA_HOME;
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "lacuna-home-"));
    process.env.LACUNA_HOME = home;
  });
  afterAll(async () => {
    if (setHome === undefined) delete process.env.LACUNA_HOME;
    else process.env.LACUNA_HOME = setHome;
    await rm(home, { recursive: true });
  });
}
