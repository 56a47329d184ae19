import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { runLacuna } from "./lacuna";

const NAMELESS_MAP = `goal: 4
outcome: { fail: { score: judge, eq: I } }
dimensions:
  topic: { label: Topic, from: metadata.topic, values: [money, power] }
  tone: { label: Tone, from: metadata.tone, values: [calm, urgent] }
crossings: [{ by: [topic, tone] }]
`;

/** An empty folder of a test's own, so that tests at the same time never read each other's files. */
export function createFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "lacuna-e2e-"));
}

/** Writes a map of two dimensions, small enough that a test can name each bucket, and returns its path. */
export async function writeMap(folder: string, name: string): Promise<string> {
  const path = join(folder, "map.yaml");
  await writeFile(path, `name: ${name}\n${NAMELESS_MAP}`);
  return path;
}

/** Projects that this process has imported into; a test that is repeated runs in a process of its own. */
const begun = new Set<string>();

/** Imports run records with a map by the command line, so that a page has a project to show. */
export async function importText(
  project: string,
  mapName: string,
  text: string,
  campaign?: string,
): Promise<void> {
  // What a first attempt left behind would be counted by the next.
  if (test.info().retry > 0 && !begun.has(project)) await runLacuna("projects", "delete", project, "--yes");
  begun.add(project);
  const folder = await createFolder();
  const map = await writeMap(folder, mapName);
  const file = join(folder, "runs.jsonl");
  await writeFile(file, text);
  const imported = await runLacuna(
    ...["import", file, "--project", project, "--map", map],
    ...(campaign === undefined ? [] : ["--campaign", campaign]),
  );
  expect(imported.code, imported.stderr).toBe(0);
}

/** Fails unless recounting the project gives what is stored: whatever a test did, the numbers hold. */
export async function expectTruth(project: string): Promise<void> {
  const verified = await runLacuna("verify", "--project", project, "--reclassify", "--json");
  expect(verified.code, verified.stdout + verified.stderr).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, differences: [] });
}
