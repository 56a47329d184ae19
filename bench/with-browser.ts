import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../scripts/find-browser";

/** Runs `work` with a real Chromium. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error("No Chromium found; `npm test` installs one.");
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
