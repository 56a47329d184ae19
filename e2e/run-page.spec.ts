import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { runLacuna } from "./lacuna";
import { expectTruth, importText } from "./project";
import { FOLDED_MESSAGE, LAST_WORDS, LONG_MESSAGE, MESSAGES, writeLongRun } from "./run-page-log";

// A test that failed is tried again by another worker, and not on what it left half done.
const PROJECT = `run-page-${process.env.TEST_WORKER_INDEX}`;
const API = `/api/v1/projects/${PROJECT}/runs`;

test.describe.configure({ mode: "default" });

let run = 0;

test.beforeAll(async ({ request }) => {
  await importText(PROJECT, "Run page", writeLongRun());
  run = (await (await request.get(API)).json()).runs[0].run;
});
test.afterAll(() => expectTruth(PROJECT));

const message = (page: Page, index: number) => page.getByRole("article", { name: `Message ${index},` });
const getTop = async (element: Locator) => (await element.boundingBox())!.y;
const found = (page: Page) => page.getByRole("search").getByRole("status");

/** Opens the run, once the page listens to keys. */
async function open(page: Page, rest = "") {
  await page.goto(`/p/${PROJECT}/runs/${run}${rest}`);
  await expect(page.getByRole("searchbox", { name: "Search this run" })).toBeVisible();
  await expect(page.getByRole("feed")).toHaveAttribute("aria-busy", "false");
}

test("a search by keyboard counts all branches, opens what is folded and leads to the words", async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press("/");
  await page.keyboard.type("harbour");
  const counted = await (await page.request.get(`${API}/${run}/messages/search?q=harbour`)).json();
  expect(counted.total).toBe(23);
  expect(counted.messages.filter((one: { branch: number }) => one.branch === 0)).toHaveLength(10);
  await expect(found(page)).toHaveText("23 in 15 messages, 18 here");
  await expect(page).toHaveURL(/q=harbour/);
  await page.keyboard.press("Enter");
  await expect(found(page)).toHaveText("1 of 23 in 15 messages, 18 here");
  await expect(message(page, 30).locator("mark")).toHaveText(["HARBOUR", "harbour"]);
  for (const number of [2, 3, 4]) {
    await page.keyboard.press("Enter");
    await expect(found(page)).toContainText(`${number} of 23`);
  }
  await page.keyboard.press("Enter");
  await expect(found(page)).toContainText("5 of 23");
  await expect(message(page, FOLDED_MESSAGE).getByText("Harbour", { exact: true })).toBeInViewport();
  await expect(page).toHaveURL(new RegExp(`q=harbour.*#m-${FOLDED_MESSAGE}$`));
  // Words that are in view bring the head of their message out from under the toolbar, wide or narrow.
  for (const { width, covered } of [
    { width: 1440, covered: 44 },
    { width: 800, covered: 90 },
  ]) {
    await page.setViewportSize({ width, height: 900 });
    await page.keyboard.press("Shift+Enter");
    await expect(found(page)).toContainText("4 of 23");
    await page.keyboard.press("Enter");
    await expect(found(page)).toContainText("5 of 23");
    await page.mouse.move(300, 500);
    const head = message(page, 60).getByRole("button", { name: "assistant" });
    await page.mouse.wheel(0, (await getTop(head)) - 20);
    await expect.poll(() => getTop(head)).toBeLessThan(30);
    await page.keyboard.press("Shift+Enter");
    await expect(found(page)).toContainText("4 of 23");
    await expect(message(page, 60).locator("mark").nth(1)).toBeInViewport();
    expect(await getTop(head)).toBeGreaterThan(covered);
    await page.keyboard.press("Enter");
  }
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.reload();
  await expect(found(page)).toHaveText("23 in 15 messages, 18 here");
  await page.getByRole("search").getByRole("link", { name: "3 in first try (rolled back)" }).click();
  await expect(page).toHaveURL(/branch=1.*q=harbour|q=harbour.*branch=1/);
  await expect(message(page, 5).locator("mark")).toHaveText("harbour");

  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await expect(page).not.toHaveURL(/q=/);
  await expect(page.locator("article mark")).toHaveCount(0);
});

test("the command line finds the same", async ({ request }) => {
  const command = await runLacuna("runs", "search", String(run), "Harbour", "--project", PROJECT, "--json");
  expect(command.code, command.stderr).toBe(0);
  expect(JSON.parse(command.stdout)).toEqual(
    await (await request.get(`${API}/${run}/messages/search?q=Harbour`)).json(),
  );
  const printed = await runLacuna(
    "runs",
    "search",
    String(run),
    "harbour",
    "--project",
    PROJECT,
    "--limit",
    "2",
  );
  expect(printed.stdout).toContain("23 places in 15 messages, 13 of them not listed");
});

test("bad words of a search and of times are named", async ({ request }) => {
  for (const [path, status, text] of [
    [`${run}/messages/search`, 400, "q"],
    [`${run}/messages/search?q=`, 400, "q"],
    [`${run}/messages/search?q=${"x".repeat(201)}`, 400, "q"],
    [`${run}/messages/search?q=a&limit=0`, 400, "limit"],
    [`${run}/messages/search?q=a&word=b`, 400, "word"],
    [`${run}/messages/search?q=a&branch=9`, 404, "no branch 9"],
    ["999999999999999/messages/search?q=a", 404, "no run"],
    [`${run}/messages/times?branch=x`, 400, "branch"],
    [`${run}/messages/times?branch=9`, 404, "no branch 9"],
  ] as const) {
    const answer = await request.get(`${API}/${path}`);
    expect(answer.status(), path).toBe(status);
    expect((await answer.json()).error.message, path).toContain(text);
  }
});

test("messages fold by key and stay so, and kinds are left out by address", async ({ page }) => {
  await open(page);
  const system = message(page, 0);
  await expect(system).toContainText(/[\d,]+ characters/);
  await expect(system.getByRole("button", { name: "system" })).toHaveAttribute("aria-expanded", "false");
  await expect(message(page, 2).getByRole("button", { name: "tool result" })).toHaveAttribute(
    "aria-expanded",
    "false",
  );
  await page.keyboard.press("j");
  await expect(system).toBeFocused();
  await page.keyboard.press("o");
  await expect(system.getByRole("button", { name: "system" })).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("j");
  await expect(message(page, 1)).toBeFocused();
  await page.keyboard.press("O");
  await expect(message(page, 1).getByRole("button", { name: "user" })).toHaveAttribute(
    "aria-expanded",
    "false",
  );
  await expect(message(page, 4).getByRole("button", { name: "user" })).toHaveAttribute(
    "aria-expanded",
    "false",
  );
  await expect(message(page, 1)).toBeInViewport();
  await message(page, 2).getByRole("button", { name: "tool result" }).click();
  await system.getByRole("button", { name: "system" }).click();
  await system.getByRole("button", { name: /^show all [\d,]+ characters$/ }).click();
  await expect(system.getByRole("button", { name: /^show all/ })).toHaveCount(0);
  await page.keyboard.press("End");
  await expect(message(page, MESSAGES - 1)).toBeInViewport();
  await expect(message(page, MESSAGES - 1)).toBeFocused();
  await expect(message(page, 2)).toHaveCount(0);
  await page.keyboard.press("Home");
  await expect(system).toBeInViewport();
  await expect(system.getByRole("button", { name: "system" })).toHaveAttribute("aria-expanded", "true");
  await expect(system.getByRole("button", { name: /^show all/ })).toHaveCount(0);
  await expect(message(page, 2).getByRole("button", { name: "tool result" })).toHaveAttribute(
    "aria-expanded",
    "true",
  );

  await page.getByText("Show", { exact: true }).click();
  await page.getByRole("checkbox", { name: "tool results" }).uncheck();
  await page.getByRole("checkbox", { name: "reasoning" }).uncheck();
  await expect(message(page, 3).getByText("read_ledger")).toBeVisible();
  await page.getByRole("checkbox", { name: "tool calls" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/hide=tool,call,reasoning/);
  await expect(page.getByText("1 tool result hidden").first()).toBeVisible();
  await expect(page.getByText("Thought of day 3.")).toBeHidden();
  await expect(message(page, 3).getByText("read_ledger")).toBeHidden();
  await expect(page.getByText("Day 3 is in order.")).toBeVisible();
  await page.goto(`/p/${PROJECT}/runs/${run}?hide=tool,user,assistant#m-${FOLDED_MESSAGE}`);
  await expect(message(page, FOLDED_MESSAGE)).toBeInViewport();
  await expect(message(page, FOLDED_MESSAGE).getByText("dues are late")).toBeVisible();
  await expect(page.getByText(/^\d+ messages hidden/).first()).toBeVisible();
  await expect(message(page, FOLDED_MESSAGE + 1)).toHaveCount(0);
});

test("a highlight leads to its words in a long message, or says that they are not there", async ({
  page,
}) => {
  await open(page);
  const details = page.getByLabel("Run details");
  await details.getByRole("link", { name: `message ${LONG_MESSAGE}` }).click();
  await expect(page).toHaveURL(new RegExp(`highlight=0.*#m-${LONG_MESSAGE}$`));
  const words = message(page, LONG_MESSAGE).locator("mark");
  await expect(words).toHaveText([LAST_WORDS.split(" of the ")[0]!, "harbour — ever."], {
    useInnerText: true,
  });
  await expect(words.first()).toBeInViewport();
  const length = await message(page, LONG_MESSAGE).evaluate(
    (element) => element.getBoundingClientRect().height,
  );
  expect(length).toBeGreaterThan(3000);
  await page.reload();
  await expect(words.first()).toBeInViewport();

  await details.getByRole("link", { name: "message 90" }).last().click();
  await expect(message(page, 90)).toBeInViewport();
  await expect(message(page, 90).getByRole("note")).toContainText(
    "The words it quotes are not in this message: “words that nobody said”",
  );
});

test("branches say where they part, and lead there from both sides", async ({ page }) => {
  await open(page);
  const branches = page.getByRole("navigation", { name: "Branches" });
  const tried = branches.getByRole("listitem").filter({ hasText: "first try" });
  await expect(tried).toContainText("8 messages");
  await expect(tried).toContainText("rolled back");
  await expect(tried).toContainText("parts from main after 5 messages");
  await expect(branches.getByRole("listitem").filter({ hasText: "observer" })).toContainText(
    "shares no beginning",
  );
  await tried.getByRole("link", { name: "see message 5" }).click();
  await expect(message(page, 5)).toContainText("x 0 harbour");
  await expect(page.getByText("Up to here as in main.")).toBeVisible();
  await page.getByRole("link", { name: "See how main goes on" }).click();
  await expect(message(page, 5)).toBeInViewport();
  await expect(message(page, 5)).toContainText("tool result");
  await page.getByRole("link", { name: /^See how first try/ }).click();
  await expect(page).toHaveURL(/branch=1/);
  await expect(page.locator("body")).not.toContainText("\u202E");
});

test("the rail tells dates, and keys and marks lead to failures and observations", async ({ page }) => {
  await open(page);
  const rail = page.getByRole("navigation", { name: "Simulated time" });
  await expect(rail).toContainText("Mar");
  const slider = rail.getByRole("slider", { name: "Time in the run" });
  await expect(slider).toHaveAttribute("aria-valuetext", "1 Jan 2031, 06:00 UTC, message 0 of 300");
  const marks = rail.getByRole("list", { name: "Observations in time" });
  await expect(marks.getByRole("button")).toHaveCount(5);
  for (const [key, index] of [
    ["]", 90],
    ["]", 210],
    ["{", 150],
    ["[", 90],
    ["}", 150],
    ["}", 210],
    ["}", 260],
  ] as const) {
    await page.keyboard.press(key);
    await expect(message(page, index)).toBeFocused();
    await expect(message(page, index)).toBeInViewport();
  }
  await expect(slider).toHaveAttribute(
    "aria-valuetext",
    /^1[78] Sept 2031, 06:00 UTC, message 2[56]\d of 300$/,
  );
  const mark = marks.getByRole("button", {
    name: /^1 Apr 2031, 06:00 UTC · day-90 ⟨U\+202E⟩ · fail · message 90$/,
  });
  await mark.hover();
  await expect(rail.getByText("· fail · message 90")).toBeVisible();
  await mark.click();
  await expect(message(page, 90)).toBeFocused();

  // A verdict shows on the rail, beside the raw outcome, and is undone also after a reload.
  const legend = page.getByRole("list", { name: "Marks on the rail" });
  await expect(legend).toHaveText("failspasses");
  await page.keyboard.press("3");
  const decided = marks.getByRole("button", { name: "fail · checker bug, counts as pass" });
  await expect(decided).toHaveCount(2);
  await expect(legend).toHaveText("fails, overruled by a verdictpasses");
  await expect(message(page, 90).locator("header")).toContainText("failchecker bug");
  await page.reload();
  await expect(page.getByRole("status").filter({ hasText: "2 observations: checker bug." })).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByRole("status").filter({ hasText: "Undone" })).toBeVisible();
  await expect(decided).toHaveCount(0);
  await expect(mark).toBeVisible();
  await slider.focus();
  await page.keyboard.press("End");
  await expect(message(page, MESSAGES - 1)).toBeInViewport();
  await slider.focus();
  await page.keyboard.press("ArrowUp");
  await expect(message(page, MESSAGES - 1)).not.toBeFocused();
  await page.setViewportSize({ width: 800, height: 900 });
  const box = (await rail.boundingBox())!;
  expect(box.width).toBeGreaterThan(box.height);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
});

test("the page is accessible, wide and narrow", async ({ page }) => {
  for (const rest of [`?q=harbour&highlight=0#m-${LONG_MESSAGE}`, "?q=o&hide=tool#m-90", "?branch=1"]) {
    await open(page, rest);
    await page.getByText(/^Show( \d of \d)?$/).click();
    await expectAccessible(page, rest);
  }
  await page.setViewportSize({ width: 800, height: 900 });
  await expectAccessible(page, "narrow");
});
