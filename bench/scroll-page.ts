import type { Browser, Page } from "@playwright/test";
import { type LongTasks, watchLongTasks } from "./long-tasks";

// What runs in the page is text, since what compiles this file would refer to helpers of its own.

/**
 * Counts frames, and those with no message in the middle of the window. Two places are tried, further
 * apart than messages are from each other.
 */
const WATCH = `
  window.watched = { frames: 0, blankFrames: 0 };
  const DISTANCE_PX = 12;
  window.isMessageShown = () => {
    const feed = document.querySelector('[role="feed"]')?.getBoundingClientRect();
    if (!feed) return false;
    const x = feed.left + feed.width / 2;
    return [0, DISTANCE_PX].some((y) => document.elementFromPoint(x, innerHeight / 2 + y)?.closest("article"));
  };
  const count = () => {
    watched.frames++;
    if (!isMessageShown()) watched.blankFrames++;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);`;

/** Drags the scrollbar to a share of the page's height, and returns the milliseconds until messages are painted. */
const writeJump = (share: number) => `new Promise((resolve) => {
  const startMs = performance.now();
  document.documentElement.scrollTop = ${share} * document.documentElement.scrollHeight;
  // The frame after the one that holds a message starts once that one is painted.
  const end = (frameMs) => resolve(frameMs - startMs);
  const watch = () => requestAnimationFrame(isMessageShown() ? end : watch);
  requestAnimationFrame(watch);
})`;

/** The page of a run in a browser, whose frames are watched. */
export type ScrolledPage = {
  page: Page;
  longTasks: LongTasks;
  /** Share of the frames since the last reset with no message in the middle of the window. */
  getBlankShare: () => Promise<number>;
  reset: () => Promise<void>;
  /** Milliseconds until messages are painted at a share of the page's height. */
  jump: (share: number) => Promise<number>;
};

/** Opens the page of a run and waits until it shows messages and nothing loads. */
export async function openScrolled(browser: Browser, url: string): Promise<ScrolledPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const longTasks = await watchLongTasks(page);
  await page.addInitScript({ content: WATCH });
  await page.goto(url);
  await page.getByRole("article").first().waitFor();
  await page.waitForLoadState("networkidle");
  return {
    page,
    longTasks,
    getBlankShare: async () => Number(await page.evaluate("watched.blankFrames / watched.frames")),
    reset: async () => {
      await longTasks.reset();
      await page.evaluate("watched.frames = watched.blankFrames = 0");
    },
    jump: async (share) => Number(await page.evaluate(writeJump(share))),
  };
}
