import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import { Pool } from "pg";
import { repositoryRoot } from "@/lib/repository-root";
import { SchemaEngineAdapter } from "./schema-engine-adapter";

type EngineModule = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");

let engineModule: Promise<EngineModule> | undefined;

/** Nothing in the database belongs to other tools. */
export const allTables = { externalTables: [], externalEnums: [] };

/**
 * Runs Prisma's schema engine on the database at `url`. It is the engine of Prisma's own command,
 * compiled to WebAssembly, so that migrations need neither a download nor a native program.
 */
export async function withSchemaEngine<T>(
  url: string,
  action: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  engineModule ??= loadEngine();
  const { SchemaEngine: Engine } = await engineModule;
  const pool = new Pool({ connectionString: url, max: 2 });
  pool.on("error", () => {});
  const adapter = bindMigrationAwareSqlAdapterFactory(new SchemaEngineAdapter(pool));
  try {
    const engine = await Engine.new({ datamodels: undefined }, () => {}, adapter);
    try {
      return await action(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

async function loadEngine(): Promise<EngineModule> {
  const resolve = createRequire(join(repositoryRoot(), "package.json")).resolve;
  const directory = dirname(resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const [code, bytes] = await Promise.all([
    import("@prisma/schema-engine-wasm/schema_engine_bg"),
    readFile(join(directory, "schema_engine_bg.wasm")),
  ]);
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": Object.fromEntries(Object.entries(code).map(releaseTimer)),
  });
  code.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return code;
}

/** The engine leaves a timer of ten seconds behind, which would keep a finished command waiting. */
function releaseTimer([name, value]: [string, unknown]): [string, WebAssembly.ImportValue] {
  if (!name.startsWith("__wbg_setTimeout_")) return [name, value as WebAssembly.ImportValue];
  return [name, (action: () => void, delayMs: number) => setTimeout(action, delayMs).unref()];
}
