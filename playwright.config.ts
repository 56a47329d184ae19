import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/find-browser";

const browser = findBrowser();
if (!browser) throw new Error("No Chromium found; `npm test` installs one, or put `chromium` on PATH.");

const MINUTE_MS = 60_000;

// A browser of a test run has no business on the network; as root Chromium has no sandbox.
const browserArguments = [
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

// Read by the tests that run the command line beside the server.
process.env.LACUNA_HOME = new URL(".lacuna/e2e", import.meta.url).pathname;
// The tests empty their database: never one that is in use.
process.env.DATABASE_URL = "";

export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // What a busy machine broke once is tried once more, recorded, and counted as flaky.
  retries: 1,
  timeout: MINUTE_MS,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: `http://127.0.0.1:${process.env.LACUNA_PORT}`,
    viewport: { width: 1440, height: 900 },
    trace: "on-first-retry",
    launchOptions: { executablePath: browser, args: browserArguments },
  },
  webServer: {
    command: "node --import tsx e2e/empty-database.ts && exec node lib/cli/lacuna.js serve --demo",
    wait: { stdout: /http:\/\/127\.0\.0\.1:(?<lacuna_port>\d+)/ },
    timeout: 10 * MINUTE_MS,
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});
