import type { Browser } from "@playwright/test";
import { formatCount } from "@/lib/format/number";
import { importRecords } from "@/lib/services/imports/import-records";
import type { BenchDatabase, BenchServer } from "./bench-server";
import { buildLongRun } from "./bench-transcript";
import type { Figure } from "./figure";
import { getMedian } from "./measure";
import { describeMachine, formatFigures } from "./report";
import { benchScrolling } from "./scroll-transcript";
import { withWebServer } from "./web-server";
import { withBrowser } from "./with-browser";

export type TranscriptBench = { messages: number; repeats: number };

const MOST_PAGE_MS = 1000;
/** Where in the run the linked messages are, as shares of its length. */
const LINKED_SHARES = [0.02, 0.5, 0.73456, 0.999];

/** Opening the page of a very long run, at its start and at messages by their links, and scrolling it, in a real browser. */
export async function benchTranscript(
  server: BenchServer,
  { messages, repeats }: TranscriptBench,
  say: (line: string) => void,
): Promise<Figure[]> {
  const db = await server.createDatabase("transcript");
  try {
    const run = await importLongRun(db, messages);
    say(`a run of ${formatCount(messages)} messages; ${await describeMachine(db.pool)}`);
    return await withWebServer(db.url, (address) =>
      withBrowser(async (browser) => {
        const url = `${address}/p/bench/runs/${run}`;
        const opened = await benchOpening(browser, url, { messages, repeats });
        // The rest takes half a minute.
        say(formatFigures(opened));
        return [...opened, ...(await benchScrolling(browser, url, messages))];
      }),
    );
  } finally {
    await db.close();
    await server.dropDatabase("transcript");
  }
}

async function benchOpening(
  browser: Browser,
  url: string,
  { messages, repeats }: TranscriptBench,
): Promise<Figure[]> {
  await measurePage(browser, url, 0);
  const linked = LINKED_SHARES.map((share) => Math.floor(share * messages));
  const pages = [
    { name: "first messages painted", url, message: 0 },
    ...linked.map((message) => ({
      name: `message ${formatCount(message)} by its link`,
      url: `${url}#m-${message}`,
      message,
    })),
  ];
  const figures: Figure[] = [];
  for (const { name, url, message } of pages) {
    const pageMs: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      pageMs.push(await measurePage(browser, url, message));
    }
    const bar = { kind: "time", mostMs: MOST_PAGE_MS } as const;
    figures.push({ name, ms: getMedian(pageMs), baselineMs: null, bar });
  }
  return figures;
}

async function importLongRun(db: BenchDatabase, messages: number): Promise<number> {
  const imported = await importRecords(db, {
    project: "bench",
    campaign: "main",
    kind: "eval",
    map: null,
    dryRun: false,
    items: [{ kind: "record", record: buildLongRun(messages), entry: null }],
  });
  if (!imported.ok) throw new Error(imported.error.message);
  const { rows } = await db.pool.query<{ id: number; message_count: number }>(
    "SELECT id, message_count FROM run",
  );
  if (rows.length !== 1 || rows[0]!.message_count !== messages) throw new Error("the run was not imported");
  return rows[0]!.id;
}

/**
 * Marks when a message is in view and painted. The page itself watches, frame by frame, so the driver's
 * round trips do not count; as text, since what compiles this file would refer to helpers of its own.
 */
const writeWatch = (message: number) => `
  const isShown = () => {
    const article = document.querySelector('article[aria-label^="Message ${message},"]');
    if (!article?.textContent) return false;
    const { top, bottom } = article.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  // The frame after the one that holds the message starts once that one is painted.
  const mark = (startTime) => performance.mark("painted", { startTime });
  const watch = () => requestAnimationFrame(isShown() ? mark : watch);
  watch();`;

/** Milliseconds from the start of the navigation until the message is painted, with nothing cached. */
async function measurePage(browser: Browser, url: string, message: number): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: writeWatch(message) });
    await page.goto(url);
    const painted = await page.waitForFunction(
      () => performance.getEntriesByName("painted")[0]?.startTime ?? null,
    );
    return Number(await painted.jsonValue());
  } finally {
    await context.close();
  }
}
