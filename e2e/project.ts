import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

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
  await writeFile(path, createMap(name));
  return path;
}

function createMap(name: string): string {
  return `name: ${name}\n${NAMELESS_MAP}`;
}

/** Projects that this process has begun; a test that is repeated runs in a process of its own. */
const begun = new Set<string>();

/** Where a test is repeated, deletes what its first attempt left, which its numbers would count again. */
export async function beginProject(project: string): Promise<void> {
  if (test.info().retry > 0 && !begun.has(project)) await deleteProject(project);
  begun.add(project);
}

async function deleteProject(project: string): Promise<void> {
  const preview = await fetch(findAddress(project, "/deletion"));
  if (preview.status === 404) return;
  const { runs } = await preview.json();
  const deleted = await fetch(findAddress(project, `?runs=${runs}`), { method: "DELETE" });
  expect(deleted.status, await deleted.text()).toBe(200);
}

/** Imports run records with the map of `writeMap`, so that a page has a project to show. */
export function importText(project: string, mapName: string, text: string, campaign = "main"): Promise<void> {
  return importWithMap(project, createMap(mapName), text, campaign);
}

/** Applies a map and imports run records, by HTTP: a start of the command line takes a second. */
export async function importWithMap(
  project: string,
  map: string,
  text: string,
  campaign = "main",
): Promise<void> {
  await beginProject(project);
  const applied = await fetch(findAddress(project, "/map"), { method: "PUT", body: map });
  expect(applied.status, await applied.text()).toBe(200);
  const words = new URLSearchParams({ name: "runs.jsonl", campaign });
  const sent = await fetch(findAddress(project, `/imports?${words}`), { method: "POST", body: text });
  expect(sent.status).toBe(200);
  expect(await sent.json()).toMatchObject({ set_aside: [], skipped: [] });
}

/** Fails unless recounting the project gives what is stored: whatever a test did, the numbers hold. */
export async function expectTruth(project: string): Promise<void> {
  const verified = await fetch(findAddress(project, "/verify?reclassify=true"));
  expect(await verified.json()).toMatchObject({ ok: true, differences: [] });
}

function findAddress(project: string, rest: string): string {
  return `${test.info().project.use.baseURL}/api/v1/projects/${project}${rest}`;
}
