import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectTruth, importText } from "./project";

const PROJECT = "scrolling";
const MESSAGES = 2000;
const LINKED = 1000;

const message = (page: Page, index: number) => page.getByRole("article", { name: `Message ${index},` });

/** A run whose messages are of very different heights, most of them taller than what stands for them. */
function writeRun(): string {
  const messages = Array.from({ length: MESSAGES }, (_, i) => ({
    id: `m${i}`,
    role: i % 2 ? "assistant" : "user",
    content: `Day ${i}. ${"The ledger shows nothing new. ".repeat((i * 7) % 60)}`,
  }));
  return JSON.stringify({ id: "a long year", metadata: { topic: "money", tone: "calm" }, messages });
}

/** Notes, frame by frame, how far what can be seen moves: the least and the most. */
const WATCH = `
  window.moves = [];
  let before = new Map();
  const watch = () => {
    const tops = new Map([...document.querySelectorAll("article")].map((one) =>
      [one.id, one.getBoundingClientRect().top]));
    const isSeen = (top) => top > 0 && top < innerHeight;
    const moved = [...tops].filter(([id, top]) => isSeen(top) && isSeen(before.get(id)))
      .map(([id, top]) => top - before.get(id));
    if (moved.length > 0) moves.push({ least: Math.min(...moved), most: Math.max(...moved) });
    before = tops;
    requestAnimationFrame(watch);
  };
  watch();`;

test.beforeAll(() => importText(PROJECT, "Scrolling", `${writeRun()}\n`));
test.afterAll(() => expectTruth(PROJECT));

test("scrolling up through messages never seen moves all of them alike, and as far as asked", async ({
  page,
  request,
}) => {
  const { runs } = await (await request.get(`/api/v1/projects/${PROJECT}/runs`)).json();
  await page.goto(`/p/${PROJECT}/runs/${runs[0].run}#m-${LINKED}`);
  await expect(message(page, LINKED)).toBeFocused();
  await expect(page.getByRole("feed")).toHaveAttribute("aria-busy", "false");
  await page.mouse.move(500, 450);
  await page.evaluate(WATCH);
  const [steps, stepPx] = [40, 200];
  for (let step = 0; step < steps; step++) await page.mouse.wheel(0, -stepPx);
  const readMoves = async () => (await page.evaluate("moves")) as { least: number; most: number }[];
  await expect
    .poll(async () => Math.round((await readMoves()).reduce((sum, { least }) => sum + least, 0)))
    .toBeGreaterThan(steps * stepPx - 50);
  // The scrollbar is set after the scrolling, which nobody sees.
  await page.waitForTimeout(1000);
  const moves = await readMoves();
  expect(moves.filter(({ least, most }) => most - least > 1.5)).toEqual([]);
  expect(moves.filter(({ least }) => least < -1.5)).toEqual([]);
  expect(moves.reduce((sum, { least }) => sum + least, 0)).toBeLessThan(steps * stepPx + 50);

  // What is measured on the way differs from one time to the next.
  for (let time = 0; time < 4; time++) {
    await page.keyboard.press("End");
    await expect(message(page, MESSAGES - 1)).toBeInViewport();
    await page.keyboard.press("Home");
    await expect(message(page, 0)).toBeInViewport();
    await expect.poll(() => page.evaluate("scrollY")).toBe(0);
  }

  await page.evaluate("document.documentElement.scrollTop = 0.5 * document.documentElement.scrollHeight");
  await expect(page.getByRole("article").first()).toBeVisible();
  const rail = page.getByRole("slider", { name: "Message of the run" });
  await expect.poll(async () => Math.abs(Number(await rail.inputValue()) - 500)).toBeLessThan(30);
});
