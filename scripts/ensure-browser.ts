import { execFileSync } from "node:child_process";
import { findBrowser } from "./find-browser";

type Way = { name: string; commands: string[][] };

/**
 * Gets a Chromium where none is found: Debian's own as root, which works behind a proxy of packages
 * alone, else the one that Playwright downloads. Throws with what to do where all ways fail.
 */
export function ensureBrowser(): string {
  const ways: Way[] = [
    ...(process.getuid?.() === 0
      ? [
          {
            name: "Debian's chromium",
            commands: [
              ["apt-get", "update"],
              ["apt-get", "install", "-y", "chromium"],
            ],
          },
        ]
      : []),
    { name: "Playwright's chromium", commands: [["npx", "playwright", "install", "chromium"]] },
  ];
  for (const way of ways) {
    const found = findBrowser();
    if (found) return found;
    console.log(`No Chromium found: installing ${way.name}.`);
    try {
      for (const [program, ...args] of way.commands) execFileSync(program!, args, { stdio: "inherit" });
    } catch (error) {
      console.log(`Installing ${way.name} failed: ${error instanceof Error ? error.message : error}`);
    }
  }
  const found = findBrowser();
  if (found) return found;
  throw new Error(
    "No Chromium was found and none could be installed. Install the package `chromium` or `google-chrome` " +
      "so that it is on PATH, or run `npx playwright install chromium` where its host can be reached.",
  );
}
