import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@/lib/repository-root";
import { allTables, withSchemaEngine } from "./schema-engine";

/** SQL that turns the database at `url` into what a Prisma schema says; null where it is that already. */
export async function createSchemaDiff(url: string, schema: string): Promise<string | null> {
  const path = join(repositoryRoot(), "prisma", "schema.prisma");
  const files = [{ path, content: schema }];
  const { exitCode, stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: "schemaDatasource", files, configDir: repositoryRoot() },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: allTables,
    }),
  );
  return exitCode === 0 ? null : stdout;
}

export function readSchema(): Promise<string> {
  return readFile(join(repositoryRoot(), "prisma", "schema.prisma"), "utf8");
}
