import { defineConfig } from "prisma/config";

// `prisma generate` never runs the schema engine, but looks for its binary; any existing file
// spares a download that fails behind proxies. Migrations run through the WebAssembly engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
