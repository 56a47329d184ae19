import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };

// Loading all modules anew for each file takes as long as testing pure code does. Whoever changes what the
// process holds, as its environment or its open database, puts it back.
const isolate = false;

export default defineConfig({
  test: {
    // Vitest leaves a core free for its own work, which on a small machine would be every second one.
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          isolate,
          include: ["{lib,components,app,scripts,bench}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.database.test.ts"],
          // Property tests are slow on a busy machine; a test that hangs still ends.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          isolate,
          include: ["{lib,app}/**/*.database.test.ts"],
          globalSetup: "lib/db/test-server.ts",
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "soak",
          include: ["soak/**/*.test.ts"],
          // Real processes are killed and waited for; at full length a test takes minutes.
          testTimeout: process.env.LACUNA_SOAK === "1" ? 3_600_000 : 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
