import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withFileLock } from "@/lib/file-lock";
import { createSourceStamp } from "./source-stamp";

/** Notes beside the build what it was made of, and which build is meant: `next build` by hand changes the id. */
const STAMP_FILE = ".next/lacuna-sources";
const BUILD_ID_FILE = ".next/BUILD_ID";
const LOCK_FILE = "node_modules/.lacuna-build.lock";

/**
 * Makes the production build where it is absent or older than the sources, and returns whether there is
 * one then. Of several servers that start at once, one builds and the others wait for it.
 */
export async function ensureBuild(root: string, onBuild: () => void, signal?: AbortSignal): Promise<boolean> {
  if (await isBuildCurrent(root)) return true;
  return withFileLock(root, join(root, LOCK_FILE), async () => {
    if (await isBuildCurrent(root)) return true;
    onBuild();
    return buildApplication(root, signal);
  });
}

/** Whether the production build that is there was made of the sources as they are. */
async function isBuildCurrent(root: string): Promise<boolean> {
  const [stamp, buildId] = await Promise.all([
    readIfPresent(join(root, STAMP_FILE)),
    readIfPresent(join(root, BUILD_ID_FILE)),
  ]);
  return stamp !== null && buildId !== null && stamp === formatStamp(await createSourceStamp(root), buildId);
}

/** Makes the production build, its output on standard error, and returns whether it succeeded. */
export async function buildApplication(root: string, signal?: AbortSignal): Promise<boolean> {
  // Taken before the build, so that an edit made while it runs leads to another one.
  const sources = await createSourceStamp(root);
  const code = await runNext(root, ["build"], signal);
  if (code !== 0) return false;
  const buildId = await readFile(join(root, BUILD_ID_FILE), "utf8");
  await writeFile(join(root, STAMP_FILE), formatStamp(sources, buildId));
  return true;
}

function runNext(root: string, args: string[], signal?: AbortSignal): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), ...args], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", 2, 2],
      signal,
    });
    child.once("error", (error) => (error.name === "AbortError" ? resolve(null) : reject(error)));
    child.once("exit", resolve);
  });
}

function formatStamp(sources: string, buildId: string): string {
  return `${sources} ${buildId.trim()}\n`;
}

async function readIfPresent(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch(() => null);
}
