import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const BUCKET = "at=temptation:profit&at=role:ai_ceo";
const PAGES = [
  "",
  "p/demo/map",
  `p/demo/buckets?${BUCKET}`,
  "p/demo/tway",
  "p/demo/refine",
  "p/demo/triage",
  "p/demo/campaigns",
  "p/demo/imports",
  "p/demo/runs",
  "p/demo/runs/1",
];
/** Layout shift as browsers add it up (web.dev/cls): from 0.1 on readers notice; a line that breaks anew is 0.01. */
const STEADY = 0.002;

/**
 * Notes by how much what can be seen moves without the reader doing anything, once the whole page is there:
 * until then each row that arrives may widen its table.
 */
const WATCH = `
  window.moved = [];
  const observer = new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (!hadRecentInput) moved.push({ value, what: sources.map(({ node }) => node?.textContent?.slice(0, 40)) });
    }
  });
  const watch = () => observer.observe({ type: "layout-shift" });
  const afterPaint = (next) => () => requestAnimationFrame(next);
  addEventListener("DOMContentLoaded", afterPaint(afterPaint(watch)));`;

async function expectSteady(page: Page, name: string) {
  const moved = (await page.evaluate("moved")) as { value: number; what: string[] }[];
  const sum = moved.reduce((total, { value }) => total + value, 0);
  expect(sum, `${name} moves: ${JSON.stringify(moved)}`).toBeLessThan(STEADY);
}

for (const width of [1440, 800]) {
  test(`no page moves beneath its reader while it loads, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(WATCH);
    for (const path of PAGES) {
      await page.goto(`/${path}`, { waitUntil: "load" });
      await page.evaluate("document.fonts.ready.then(() => {})");
      await page.waitForTimeout(500);
      await expectSteady(page, path);
    }
  });
}

test("a font that comes late moves nothing", async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await page.addInitScript(WATCH);
  await page.route(/\.woff2/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.continue();
  });
  for (const path of ["p/demo/runs", "p/demo/triage", `p/demo/buckets?${BUCKET}`]) {
    const font = page.waitForResponse(/\.woff2/);
    await page.goto(`/${path}`);
    await (await font).finished();
    await page.waitForTimeout(500);
    await expectSteady(page, path);
  }
});

test("the figure of a bucket takes no other room once it is drawn", async ({ page }) => {
  await page.route(/_next\/static\/chunks/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await route.continue();
  });
  await page.addInitScript(WATCH);
  await page.goto(`/p/demo/buckets?${BUCKET}`);
  await expect(page.locator("figure .recharts-surface").first()).toBeVisible();
  await page.waitForTimeout(500);
  await expectSteady(page, "the bucket");
});
