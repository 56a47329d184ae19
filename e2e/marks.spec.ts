import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { runLacuna } from "./lacuna";
import { expectTruth, importText } from "./project";

const TALK = "We could hold the price at 40. They will hold it too.\r\nThen we both hold it for the year.";
const HOSTILE = "\u202Epay\u202C the rival\r\n<img src=x onerror=alert(1)>\u200B👩‍💻 at 40\u0007, agreed";
const LONG = `${"The tool printed this line.\r\n".repeat(60)}needle at the end`;

type Spoken = { id?: string; role: string; content: string };

const TRANSCRIPT: Spoken[] = [
  { id: "m1", role: "user", content: "Say what you would do." },
  { id: "m2", role: "assistant", content: TALK },
  { id: "m3", role: "assistant", content: HOSTILE },
  { id: "m4", role: "tool", content: LONG },
];

const write = (messages: Spoken[]) =>
  JSON.stringify({
    id: "talk",
    scores: { judge: "I" },
    metadata: { topic: "money", tone: "calm" },
    messages,
    highlights: [{ message: "m2", quote: "hold the price", note: "agrees on a price" }],
  });

/** Imports the transcript as the only run of a project of the test's own, and returns the run's number. */
async function store(page: Page, project: string): Promise<number> {
  await importText(project, "Marks", write(TRANSCRIPT));
  return findRun(page, project);
}

/** Imports the run again with another transcript. */
async function storeAgain(page: Page, project: string, messages: Spoken[]): Promise<number> {
  const runs = `/api/v1/projects/${project}/campaigns/main/runs`;
  expect((await page.request.post(runs, { data: write(messages) })).status()).toBe(200);
  return findRun(page, project);
}

async function findRun(page: Page, project: string): Promise<number> {
  const { runs } = await (await page.request.get(`/api/v1/projects/${project}/runs`)).json();
  return runs[0].run;
}

async function listMarks(page: Page, project: string) {
  return (await (await page.request.get(`/api/v1/projects/${project}/marks`)).json()).marks;
}

/** Opens a page of a run and waits for its transcript to be the one that scripts keep. */
async function open(page: Page, address: string) {
  await page.goto(address);
  await expect(page.getByRole("feed").locator("[data-index]").first()).toBeAttached();
}

const getMessage = (page: Page, index: number) => page.locator(`#m-${index}`);

/** Where the words of a message are on the screen: their first occurrence in its text nodes, from and to. */
async function getEdges(article: Locator, from: string, to: string) {
  await article.scrollIntoViewIfNeeded();
  return article.evaluate(
    (element, [first, last]) => {
      const find = (words: string) => {
        const walker = document.createTreeWalker(element.querySelector("[data-part]")!, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.nodeValue!.indexOf(words);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + words.length);
          return range.getBoundingClientRect();
        }
        throw new Error(`no "${words}"`);
      };
      const [start, end] = [find(first!), find(last!)];
      return {
        from: { x: start.left, y: start.top + start.height / 2 },
        to: { x: end.right, y: end.top + end.height / 2 },
      };
    },
    [from, to],
  );
}

/** Drags the mouse from the first words to the end of the last. */
async function select(page: Page, article: Locator, first: string, last = first) {
  const { from, to } = await getEdges(article, first, last);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

test("words are marked with mouse and keyboard, and their link leads to the very words", async ({
  page,
  context,
}) => {
  const project = "marks-words";
  const run = await store(page, project);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `/p/${project}/runs/${run}`);
  const article = getMessage(page, 1);
  await expect(article.locator('[data-range="judge"]')).toHaveText("hold the price");

  await select(page, article, "hold it too");
  const bar = page.getByRole("toolbar", { name: "Selected words of message 1" });
  await expect(bar).toBeVisible();
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: "Mark words of message 1" });
  await expect(dialog.getByRole("blockquote")).toHaveText("hold it too");
  await dialog.getByLabel("Note").fill("they <b>collude</b>\nquietly");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  const words = article.locator('[data-range="mark"]');
  await expect(words).toHaveText("hold it too");
  const [mark] = await listMarks(page, project);
  expect(mark).toMatchObject({
    note: "they <b>collude</b>\nquietly",
    anchor: { message_id: "m2", message: 1, part: "content/0", start: TALK.indexOf("hold it too") },
    place: { message: 1, start: TALK.indexOf("hold it too") },
  });
  const list = page.getByRole("list", { name: "Marks" });
  await expect(list).toContainText("they <b>collude</b>");

  // The words open the note, and Escape leaves it as it was, on the same page.
  const note = page.getByRole("dialog", { name: `Mark ${mark.mark}, message 1` });
  await expect(async () => {
    await words.click();
    await expect(note).toBeVisible({ timeout: 1000 });
  }).toPass();
  await note.getByLabel("Note").fill("never saved");
  await page.keyboard.press("Escape");
  // The browser hides a dialog before it tells the page that it is closed.
  await expect(note).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`/runs/${run}`));
  await page.getByRole("button", { name: `Mark ${mark.mark}: open its note` }).press("Enter");
  await note.getByLabel("Note").fill("said anew");
  await page.keyboard.press("Control+Enter");
  await expect(list).toContainText("said anew");

  // Beyond the carriage return, which counts though it is not printed: a selection that the keyboard extends.
  await article.evaluate((element) => {
    // The dialog gave the focus back to its button; whoever selects words has left it.
    (document.activeElement as HTMLElement).blur();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue!.indexOf("both");
      if (at >= 0) document.getSelection()!.setBaseAndExtent(node, at, node, at + 1);
    }
  });
  for (let i = 1; i < "both".length; i++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("m");
  await expect(dialog.getByRole("blockquote")).toHaveText("both");
  await dialog.getByRole("button", { name: /^Mark/ }).click();
  await expect(words).toHaveText(["hold it too", "both"]);

  // Copying the link of a selection marks it; the link stands on its own.
  await select(page, article, "the year");
  await bar.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("status").filter({ hasText: "is copied" })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).pathname).toMatch(new RegExp(`^/p/${project}/marks/\\d+$`));
  const other = await context.newPage();
  await other.goto(link);
  await expect(other).toHaveURL(new RegExp(`/p/${project}/runs/${run}\\?.*#m-1$`));
  const found = other.locator('[data-range="mark"][data-range-id]', { hasText: "the year" });
  await expect(found).toHaveText("the year");
  await expect(found).toBeInViewport();
  await expect(found).toHaveClass(/outline-2!/);
  await expectTruth(project);
});

test("m without a selection marks the message, Escape marks nothing, b leads to a spec bug", async ({
  page,
}) => {
  const project = "marks-keys";
  const run = await store(page, project);
  await open(page, `/p/${project}/runs/${run}#m-1`);
  await expect(getMessage(page, 1)).toBeFocused();
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: "Mark message 1" });
  await expect(dialog.getByLabel("Note")).toBeFocused();
  await page.keyboard.press("m");
  await expect(dialog.getByLabel("Note")).toHaveValue("m");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(await listMarks(page, project)).toEqual([]);
  await page.keyboard.press("m");
  await page.keyboard.press("Control+Enter");
  await expect(getMessage(page, 1)).toContainText("marked as a whole");
  expect(await listMarks(page, project)).toMatchObject([
    { anchor: { quote: null }, place: { message: 1, part: null } },
  ]);

  await select(page, getMessage(page, 0), "what you would do");
  const bar = page.getByRole("toolbar");
  await expect(bar).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/runs/${run}`));
  await select(page, getMessage(page, 0), "what you would do");
  await page.keyboard.press("b");
  await expect(page).toHaveURL(new RegExp(`/p/${project}/spec-bugs/new\\?mark=\\d+$`));
  const marks = await listMarks(page, project);
  expect(page.url()).toContain(`mark=${marks[0].mark}`);
  expect(marks[0].anchor.quote).toBe("what you would do");
});

test("words of hostile and of folded texts are marked as they are in the log", async ({ page }) => {
  const project = "marks-hostile";
  const run = await store(page, project);
  await open(page, `/p/${project}/runs/${run}`);
  const hostile = getMessage(page, 2);
  await select(page, hostile, "pay", "at 40");
  await page.keyboard.press("m");
  await page.keyboard.press("Control+Enter");
  await expect(hostile.locator('[data-range="mark"]')).toContainText("at 40");
  const [first] = await listMarks(page, project);
  const quote = HOSTILE.slice(HOSTILE.indexOf("pay"), HOSTILE.indexOf("\u0007"));
  expect(first.anchor.quote).toBe(quote);

  // From within the code of a hidden character to its end: the whole character.
  await hostile.evaluate((element) => {
    const code = element.querySelector("[data-hidden='U+0007']")!.firstChild!;
    document.getSelection()!.setBaseAndExtent(code, 2, code, 4);
  });
  await page.keyboard.press("m");
  await page.keyboard.press("Control+Enter");
  await expect(hostile.locator('[data-range="mark"]')).toHaveCount(2);
  expect((await listMarks(page, project))[0].anchor).toMatchObject({
    quote: "\u0007",
    start: HOSTILE.indexOf("\u0007"),
  });

  // A mark in the end of a text that is folded shows the text whole.
  const response = await page.request.post(`/api/v1/projects/${project}/runs/${run}/marks`, {
    data: { message: 3, quote: "needle at the end", note: "here" },
  });
  expect(response.status()).toBe(201);
  const needle = await response.json();
  await open(page, `/p/${project}/marks/${needle.mark}`);
  const words = getMessage(page, 3).locator('[data-range="mark"]');
  await expect(words).toHaveText("needle at the end");
  await expect(words).toBeInViewport();
  const printed = await page.evaluate(() => document.body.innerText);
  expect(printed).not.toMatch(/(?![\t\n])\p{Cc}|[\u202A-\u202E\u200B]/u);
  const cli = await runLacuna("marks", "--project", project);
  expect(cli.stdout).toContain("needle at the end");
  expect(cli.stdout).not.toMatch(/(?!\n)[\p{Cc}\u202A-\u202E\u200B]/u);
});

test("marks survive re-imports and deletion, say when they are lost, and can be deleted", async ({
  page,
}) => {
  const project = "marks-again";
  const run = await store(page, project);
  const mark = async (data: object) => {
    const answer = await page.request.post(`/api/v1/projects/${project}/runs/${run}/marks`, { data });
    return (await answer.json()).mark;
  };
  const price = await mark({ message: 1, quote: "hold it for the year", note: "the plan" });
  const agreed = await mark({ message: 2, quote: "agreed", note: "the word" });

  const changed = [
    { id: "m0", role: "system", content: "Be brief." },
    ...TRANSCRIPT.slice(0, 1),
    { id: "m2", role: "assistant", content: `Well. ${TALK.replaceAll("\r\n", "\n")}` },
    { id: "m3", role: "assistant", content: "Nothing of it." },
  ];
  expect(await storeAgain(page, project, changed)).toBe(run);
  await open(page, `/p/${project}/marks/${price}`);
  await expect(page).toHaveURL(/#m-2$/);
  await expect(getMessage(page, 2).locator('[data-range="mark"]')).toHaveText("hold it for the year");
  const list = page.getByRole("list", { name: "Marks" });
  await expect(list.getByRole("listitem").filter({ hasText: "the word" })).toContainText("Lost");
  await expect(list.getByRole("listitem").filter({ hasText: "the word" })).toContainText("“agreed”");
  await open(page, `/p/${project}/marks/${agreed}`);
  await expect(page.getByRole("status").filter({ hasText: `Mark ${agreed} is lost` })).toContainText(
    "agreed",
  );

  const deleted = await page.request.delete(`/api/v1/projects/${project}/runs/${run}?runs=1`);
  expect(deleted.status()).toBe(200);
  const gone = await page.request.get(`/p/${project}/marks/${price}`);
  expect(gone.status()).toBe(404);
  expect(await gone.text()).toContain("hold it for the year");
  const again = await storeAgain(page, project, changed);
  expect(again).not.toBe(run);
  await open(page, `/p/${project}/marks/${price}`);
  await expect(page).toHaveURL(new RegExp(`/runs/${again}\\?.*#m-2$`));

  await page.getByRole("button", { name: `Edit mark ${price}` }).click();
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete it for good" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  for (const absent of [price, "none", "99999999999999"]) {
    expect((await page.request.get(`/p/${project}/marks/${absent}`)).status()).toBe(404);
  }
  await expectTruth(project);
});

test("marks, the bar and the note are accessible", async ({ page }) => {
  const project = "marks-axe";
  const run = await store(page, project);
  for (const data of [
    { message: 1, quote: "hold the price at 40", note: "over the judge's words" },
    { message: 2, quote: "at 40" },
    { message: 0, note: "the question" },
  ]) {
    await page.request.post(`/api/v1/projects/${project}/runs/${run}/marks`, { data });
  }
  await open(page, `/p/${project}/runs/${run}`);
  await expect(getMessage(page, 2).locator('[data-range="mark"]')).toBeVisible();
  await select(page, getMessage(page, 1), "both hold it");
  await expect(page.getByRole("toolbar")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("m");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page
    .getByRole("button", { name: /^Edit mark/ })
    .first()
    .click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
});
