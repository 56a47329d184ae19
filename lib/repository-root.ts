import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let found: string | undefined;

/**
 * The directory of this checkout. Found from this module's own place, so that commands work from any
 * directory; a bundled server has no such place and is started in the root.
 */
export function repositoryRoot(): string {
  found ??= findAbove(moduleDirectory()) ?? findAbove(process.cwd());
  if (found === undefined) {
    throw new Error(`Lacuna's own files were not found above ${process.cwd()}; start it in its checkout.`);
  }
  return found;
}

function moduleDirectory(): string {
  return import.meta.url.startsWith("file:") ? dirname(fileURLToPath(import.meta.url)) : process.cwd();
}

function findAbove(start: string): string | undefined {
  for (let directory = start; ; directory = dirname(directory)) {
    if (existsSync(join(directory, "prisma", "schema.prisma"))) return directory;
    if (directory === dirname(directory)) return undefined;
  }
}
