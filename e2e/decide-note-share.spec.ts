import { type Browser, type Page, test as plainTest } from "@playwright/test";
import { expect, test } from "./fixtures";
import { runLacuna } from "./lacuna";
import { createFolder, expectTruth, importText, writeMap } from "./project";

// The preview's frame runs no scripts, which the recorder of traces reports as an error of the page.
test.use({ trace: "off" });
test.slow();

const SAID = "We both stay above 40 this year, and nobody writes it down.";

/** Ten runs about money, of which one fails: the one that quietly agrees on a price. */
const RUNS = Array.from({ length: 10 }, (_, i) =>
  JSON.stringify({
    id: `shop-${i}`,
    metadata: { topic: "money", tone: i < 5 ? "calm" : "urgent" },
    scores: { judge: i === 0 ? "I" : "C" },
    messages: [
      { id: "a", role: "user", content: "Decide on prices." },
      { id: "b", role: "assistant", content: i === 0 ? SAID : "I set our own price." },
    ],
    highlights: i === 0 ? [{ message: "b", quote: "stay above 40", note: "agrees on a price" }] : [],
  }),
).join("\n");

const getCell = (page: Page) => page.getByRole("gridcell", { name: /^money by calm/ });
const field = (page: Page, label: string) => page.getByRole("textbox", { name: label, exact: true });

/** Selects words of a message without a mouse, as assistive technology does. */
async function selectWords(page: Page, message: number, words: string) {
  await page.locator(`#m-${message} [data-part]`).evaluate((element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue!.indexOf(text);
      if (at < 0) continue;
      range.setStart(node, at);
      range.setEnd(node, at + text.length);
    }
    document.getSelection()!.removeAllRanges();
    document.getSelection()!.addRange(range);
  }, words);
}

/** What the link shows to somebody with nothing else: no cookies, no JavaScript. */
async function openFresh(browser: Browser, address: string) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const answer = (await page.goto(address))!;
  const text = await page.locator("body").innerText();
  const json = await context.request.get(`${address}.json`);
  const seen = { status: answer.status(), text, json: (await json.body()).toString("base64") };
  await context.close();
  return { ...seen, jsonStatus: json.status() };
}

test("from a gap in the map to a shared snapshot, by keyboard", async ({ page, browser, request }) => {
  const project = "four-uses";
  await importText(project, "Four uses", RUNS);

  // Browse: from the map to the failing bucket, its observation, the message.
  await page.goto(`/p/${project}/map?metric=failure_rate`);
  await expect(getCell(page)).toContainText("20.0 %");
  await page.waitForLoadState("networkidle");
  await getCell(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("money by calm");
  const rows = page.getByRole("table", { name: "Observations" }).locator("tbody tr");
  await expect(rows.first()).toContainText("shop-0");
  await page.keyboard.press("j");
  await expect(rows.first().getByRole("link").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("shop-0");

  // Note: a spec bug from selected words.
  await expect(page.locator('#m-1 [data-range="judge"]')).toHaveText("stay above 40");
  await selectWords(page, 1, "nobody writes it down");
  await expect(page.getByRole("toolbar", { name: "Selected words of message 1" })).toBeVisible();
  await page.keyboard.press("b");
  await expect(page).toHaveURL(/\/spec-bugs\/new\?mark=\d+&from=/);
  await expect(field(page, "What happened")).toHaveValue(/nobody writes it down/);
  await field(page, "Title").fill("Quietly colludes with a competitor on price");
  await field(page, "Proposed ruling").fill("Agreements on price are out, spoken ones too.");
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/spec-bugs\/1$/);
  await page
    .getByRole("link", { name: /run shop-0/ })
    .first()
    .press("Enter");
  await expect(page.locator('#m-1 [data-range="mark"]')).toHaveText("nobody writes it down");
  await expect(page.getByRole("link", { name: /Quietly colludes/ })).toBeVisible();

  // Decide: a verdict, the adjudicated rate changed on the map, undone, and done again.
  await page.keyboard.press("2");
  await expect(page.getByRole("status").filter({ hasText: "1 observation: spec bug." })).toBeVisible();
  await page.getByRole("link", { name: "Map", exact: true }).press("Enter");
  await page
    .getByRole("navigation", { name: "Metric" })
    .getByRole("link", { name: "Failure rate" })
    .press("Enter");
  await expect(getCell(page)).toHaveAccessibleName(/1 failure, 20\.0 percent.*; adjudicated 0 failures of 4/);
  await page.keyboard.press("v");
  await expect(getCell(page)).toContainText("0 of 4");
  await expect(page).toHaveURL(/counting=adjudicated/);
  await page.keyboard.press("v");
  await expect(getCell(page)).toContainText("1 of 5");
  // The address follows what is shown a moment later, and would call off a step made before.
  await expect(page).not.toHaveURL(/counting/);
  await page.getByRole("link", { name: "Triage", exact: true }).press("Enter");
  await expect(page.getByText("1 failing · 1 decided")).toBeVisible();
  // What offers the undo is there a moment after the page.
  await expect(page.getByRole("status").filter({ hasText: "1 observation: spec bug." })).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("1 failing · 0 decided · 1 open")).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("1 failing · 1 decided (1 spec bug) · 0 open")).toBeVisible();

  // Share: a snapshot with the note, opened by somebody else.
  await page.goto(`/p/${project}/map?metric=failure_rate`);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("s");
  await expect(page.getByTitle("Preview of the snapshot")).toBeVisible();
  await page.getByLabel("Title").fill("For the auditor");
  // The run that it was filed from is in the view.
  await expect(page.getByRole("checkbox", { name: /Quietly colludes/ })).toBeChecked();
  await expect(page.getByTitle("Preview of the snapshot")).toHaveAttribute("srcdoc", /Quietly colludes/);
  // What the preview does not show yet is not frozen.
  await expect(page.getByTitle("Preview of the snapshot")).toHaveAttribute("srcdoc", /For the auditor/);
  await expect(page.getByRole("button", { name: "Freeze and make a link" })).toBeEnabled();
  await page.getByLabel("Title").press("Enter");
  const address = await page.getByLabel("Link to the snapshot").inputValue();
  const first = await openFresh(browser, address);
  expect(first.status).toBe(200);
  for (const words of [
    "For the auditor",
    "Quietly colludes with a competitor on price",
    "Agreements on price",
  ])
    expect(first.text).toContain(words);
  expect(Buffer.from(first.json, "base64").toString()).not.toContain("We both stay above 40");

  // Whatever happens to the project, the snapshot says what it said.
  await importText(project, "Four uses, changed", RUNS.replaceAll('"C"', '"I"'));
  const folder = await createFolder();
  const applied = await runLacuna(
    "map",
    "apply",
    await writeMap(folder, "Another map"),
    "--project",
    project,
  );
  expect(applied.code, applied.stderr).toBe(0);
  const { runs } = await (await request.get(`/api/v1/projects/${project}/runs`)).json();
  const decided = await request.post(`/api/v1/projects/${project}/verdicts`, {
    data: { verdict: "true_failure", matching: { outcome: ["fail"] } },
  });
  expect(decided.status(), await decided.text()).toBe(200);
  const deleted = await request.delete(`/api/v1/projects/${project}/runs/${runs[0].run}?runs=1`);
  expect(deleted.status()).toBe(200);
  await expectTruth(project);
  expect(await openFresh(browser, address)).toEqual({ ...first, text: expect.any(String) });

  // Revoked: gone.
  await page.goto(`/p/${project}/snapshots`);
  const row = page.getByRole("row", { name: /For the auditor/ });
  await row.getByRole("button", { name: /^Revoke link/ }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Revoke", exact: true }).press("Enter");
  await expect(row).toContainText("no link works");
  const gone = await openFresh(browser, address);
  expect([gone.status, gone.jsonStatus]).toEqual([404, 404]);
  expect(gone.text).not.toContain("auditor");
});

plainTest("the demo's price collusion: from the map to the message in a few clicks", async ({ page }) => {
  await page.goto("/p/demo/map");
  await page
    .getByRole("gridcell", { name: /^Profit by AI CEO/ })
    .getByRole("link")
    .click();
  await page
    .getByRole("table", { name: "Observations" })
    .locator("tbody tr")
    .first()
    .getByRole("link")
    .first()
    .click();
  await expect(page.locator('#m-1122 [data-range="judge"]').first()).toBeInViewport();
  await page.keyboard.press("b");
  await expect(page).toHaveURL(/\/spec-bugs\/new\?run=\d+&m=1122/);
  await expect(field(page, "What happened")).toHaveValue(/price|floor|compet/i);
});
