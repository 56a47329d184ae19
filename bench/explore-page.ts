import type { Browser, CDPSession, Page } from "@playwright/test";
import { labelDimension, nameDimension } from "./explore-data";
import { watchLongTasks } from "./long-tasks";

// What runs in the page is text, since what compiles this file would refer to helpers of its own.

/**
 * Watches for renders of the component that draws the grid: React tells whoever poses as its developer
 * tools of every commit, and marks the components that did work in it.
 */
const WATCH = `
  window.gridRenders = 0;
  const FUNCTIONS = [0, 11, 14, 15];
  const PERFORMED_WORK = 1;
  const findGrid = (fiber) => {
    for (let node = fiber; node; ) {
      if (node.type === "table" && node.stateNode?.getAttribute("role") === "grid") return node;
      if (node.child) node = node.child;
      else {
        while (node && !node.sibling) node = node.return;
        node = node?.sibling;
      }
    }
  };
  let drawn;
  globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    renderers: new Map(),
    inject: () => 1,
    checkDCE() {},
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
    onCommitFiberRoot(_, root) {
      let owner = findGrid(root.current)?.return;
      while (owner && !FUNCTIONS.includes(owner.tag)) owner = owner.return;
      if (owner && owner !== drawn && owner.flags & PERFORMED_WORK) gridRenders++;
      drawn = owner;
    },
  };`;

/**
 * Chooses another dimension of the rows as a reader does, and returns the milliseconds until the map that
 * shows it is painted: the message is heard right after the frame.
 */
const writeChoice = (dimension: number) => `new Promise((resolve) => {
  const isDrawn = () =>
    document.querySelector('table[role="grid"] thead')?.textContent.includes("${labelDimension(dimension)} ↓");
  const select = document.querySelector('select[name="rows"]');
  const observer = new MutationObserver(() => notePaint());
  const notePaint = () => {
    if (!isDrawn()) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - startMs);
      port2.postMessage(null);
    });
  };
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  const startMs = performance.now();
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value").set
    .call(select, "${nameDimension(dimension)}");
  select.dispatchEvent(new Event("change", { bubbles: true }));
})`;

/** What the page had asked for when its counts were there; what it asks for later, by itself, is not among it. */
const RESOURCES = `(() => {
  const list = performance.getEntriesByType("resource").map(({ name, encodedBodySize, startTime, responseEnd }) =>
    ({ path: new URL(name).pathname, bytes: encodedBodySize, startTime, responseEnd }));
  const { responseEnd: readyMs } = list.find(({ path }) => path.endsWith("/cube"));
  return list.filter(({ startTime }) => startTime <= readyMs);
})()`;

/** A map page in a browser, watched from its first script on. */
export type WatchedPage = {
  page: Page;
  /** Bytes on the way until the counts were there, of the resources whose path ends so. */
  countBytes: (end: string) => Promise<number>;
  /** Milliseconds of script since the page began, of the processor: what else runs beside does not count. */
  getScriptMs: () => Promise<number>;
  getWatched: () => Promise<{ longestTaskMs: number; gridRenders: number }>;
  resetWatched: () => Promise<void>;
  /** Milliseconds until the map with these rows is painted. */
  chooseRows: (dimension: number) => Promise<number>;
};

/** Opens a map page and waits until it has loaded its counts. */
export async function openWatched(browser: Browser, url: string): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const longTasks = await watchLongTasks(page);
  await page.addInitScript({ content: WATCH });
  const counts = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith("/cube"));
  await page.goto(url);
  await (await counts).finished();
  await page.waitForLoadState("networkidle");
  const session: CDPSession = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return {
    page,
    countBytes: async (end) => {
      const resources = (await page.evaluate(RESOURCES)) as { path: string; bytes: number }[];
      return resources.reduce((sum, { path, bytes }) => sum + (path.endsWith(end) ? bytes : 0), 0);
    },
    getScriptMs: async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return 1000 * metrics.find(({ name }) => name === "ScriptDuration")!.value;
    },
    getWatched: async () => ({
      longestTaskMs: await longTasks.getLongestMs(),
      gridRenders: Number(await page.evaluate("gridRenders")),
    }),
    resetWatched: async () => {
      await longTasks.reset();
      await page.evaluate("gridRenders = 0");
    },
    chooseRows: async (dimension) => Number(await page.evaluate(writeChoice(dimension))),
  };
}
