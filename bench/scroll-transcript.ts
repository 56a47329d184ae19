import type { Browser } from "@playwright/test";
import { createRandom } from "@/lib/demo/random";
import type { Figure } from "./figure";
import { getQuantile } from "./measure";
import { openScrolled } from "./scroll-page";

const MOST_TASK_MS = 50;
const MOST_JUMP_MS = 1000;
/** Of the frames: at 60 frames a second a flicker every second and a half, which no reader notices. */
const MOST_BLANK_SHARE = 0.01;

const STEPS = 100;
/** Eight windows of the browser a second by the wheel, faster than anybody reads. */
const WHEEL = { px: 240, everyMs: 33 };
const KEY_EVERY_MS = 100;
const JUMPS = 40;
/** How long a step may have consequences, such as the messages that it brings near. */
const REST_MS = 300;

/** Scrolling a very long run from its middle, by wheel and keys, and jumping in it by the scrollbar. */
export async function benchScrolling(browser: Browser, url: string, messages: number): Promise<Figure[]> {
  const { page, longTasks, getBlankShare, reset, jump } = await openScrolled(
    browser,
    `${url}#m-${Math.floor(messages / 2)}`,
  );
  await page.mouse.move(500, 450);
  const measure = async (name: string, everyMs: number, step: () => Promise<void>): Promise<Figure[]> => {
    await reset();
    for (let i = 0; i < STEPS; i++) {
      await step();
      await page.waitForTimeout(everyMs);
    }
    await page.waitForTimeout(REST_MS);
    return [
      timed(`${name}: longest task over 50 ms`, await longTasks.getLongestMs(), MOST_TASK_MS),
      {
        name: `${name}: frames without a message in the middle`,
        amount: await getBlankShare(),
        bar: { kind: "share", most: MOST_BLANK_SHARE },
      },
    ];
  };
  const wheel = (px: number) => () => page.mouse.wheel(0, px);
  const press = (key: string) => () => page.keyboard.press(key);
  const scrolled = [
    ...(await measure("wheel down", WHEEL.everyMs, wheel(WHEEL.px))),
    ...(await measure("wheel up", WHEEL.everyMs, wheel(-3 * WHEEL.px))),
    ...(await measure("PageDown", KEY_EVERY_MS, press("PageDown"))),
    ...(await measure("j", KEY_EVERY_MS, press("j"))),
  ];
  await reset();
  const random = createRandom("bench jumps");
  const jumpMs: number[] = [];
  for (let i = 0; i < JUMPS; i++) {
    jumpMs.push(await jump(random.between(0, 1000) / 1000));
    await page.waitForTimeout(REST_MS);
  }
  const jumped = [
    timed("jump by the scrollbar: messages painted, 95 %", getQuantile(jumpMs, 0.95), MOST_JUMP_MS),
    timed("jump by the scrollbar: longest task over 50 ms", await longTasks.getLongestMs(), MOST_TASK_MS),
  ];
  await page.context().close();
  return [...scrolled, ...jumped];
}

function timed(name: string, ms: number, mostMs: number): Figure {
  return { name, ms, baselineMs: null, bar: { kind: "time", mostMs } };
}
