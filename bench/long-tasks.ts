import type { Page } from "@playwright/test";

// What runs in the page is text, since what compiles this file would refer to helpers of its own.
const WATCH = `
  window.longestTaskMs = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  }).observe({ type: "longtask" });`;

export type LongTasks = {
  /** Milliseconds of the longest task since the last reset, 0 where none took more than 50. */
  getLongestMs: () => Promise<number>;
  reset: () => Promise<void>;
};

/** Watches a page for tasks that browsers call long, those of more than 50 ms, from its next navigation on. */
export async function watchLongTasks(page: Page): Promise<LongTasks> {
  await page.addInitScript({ content: WATCH });
  return {
    getLongestMs: async () => Number(await page.evaluate("longestTaskMs")),
    reset: () => page.evaluate("longestTaskMs = 0"),
  };
}
