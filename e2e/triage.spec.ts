import { type APIRequestContext, type Page, test as plainTest } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { expectTruth, importText } from "./project";

const ACTING = "<img src=x onerror=alert(1)> \u202E[x](javascript:1)";

type Score = "I" | "C";

/** A run that fails, unless its judge says otherwise. */
const record = (id: string, fields: { topic?: string; judge?: Score; attempt?: number } = {}) => ({
  id,
  metadata: { topic: fields.topic ?? "money", tone: "calm" },
  scores: { judge: fields.judge ?? "I" },
  messages: [{ role: "user", content: `the case of ${id}` }],
});
const write = (records: object[]) => records.map((line) => JSON.stringify(line)).join("\n");
const number = (i: number) => String(i).padStart(3, "0");

/** Failures by the rules, and those that count as failures once decisions are looked at. */
async function countFailures(request: APIRequestContext, project: string) {
  const answer = await (await request.get(`/api/v1/projects/${project}/crossing?by=topic,tone`)).json();
  const buckets: { fail: number; adjudicated: { fail: number } }[] = answer.buckets;
  return {
    raw: buckets.reduce((sum, { fail }) => sum + fail, 0),
    adjudicated: buckets.reduce((sum, { adjudicated }) => sum + adjudicated.fail, 0),
  };
}

const runIdOf = async (page: Page) => page.getByRole("heading", { level: 1 }).innerText();
const listOf = (page: Page) => page.getByRole("table", { name: "Observations" }).locator("tbody tr");
/** Presses a key as soon as the page's heading holds a text: before the browser has painted it. */
const pressOnceShown = (page: Page, key: string, heading: string) =>
  page.evaluate(
    ([pressed, text]) =>
      new MutationObserver((_, observer) => {
        if (!document.querySelector("h1")?.textContent?.includes(text!)) return;
        observer.disconnect();
        document.dispatchEvent(new KeyboardEvent("keydown", { key: pressed! }));
      }).observe(document.body, { subtree: true, childList: true, characterData: true }),
    [key, heading],
  );
const notice = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });

test("failures are decided on, walked and undone by keyboard", async ({ page, request }) => {
  const project = "triaged";
  const records = Array.from({ length: 64 }, (_, i) =>
    record(`case-${number(i)}`, { topic: i % 4 ? "money" : "power" }),
  );
  await importText(project, "Triaged", write([...records, record("passes", { judge: "C" })]));
  await page.goto(`/p/${project}/map`);
  await page.getByRole("link", { name: "Triage", exact: true }).click();
  await expect(page.getByText("64 failing · 0 decided · 64 open")).toBeVisible();
  await expect(page.getByText("showing 1 to 50 of 64 observations")).toBeVisible();

  // Into the run, decide, and on to the next one of what is left.
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(listOf(page).nth(1).getByRole("link").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("case-001");
  await expect(page.getByText("2 of 64 open")).toBeVisible();
  await page.keyboard.press("r");
  await page.keyboard.type("12 keys that are not verdicts");
  await page.keyboard.press("Enter");
  await page.keyboard.press("2");
  await expect(notice(page, "1 observation: spec bug.")).toBeVisible();
  await expect(page.getByText("none of the 63 open")).toBeVisible();
  await expect(page.getByRole("region", { name: "Verdict" })).toContainText("12 keys that are not verdicts");
  expect(await countFailures(request, project)).toEqual({ raw: 64, adjudicated: 63 });
  await page.keyboard.press("n");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("case-002");
  await expect(page.getByText("2 of 63 open")).toBeVisible();
  // What was decided on the run before is undone from here.
  await page.keyboard.press("u");
  await expect(notice(page, "Undone: 1 observation: spec bug.")).toBeVisible();
  await expect(page.getByText("3 of 64 open")).toBeVisible();
  expect(await countFailures(request, project)).toEqual({ raw: 64, adjudicated: 64 });
  await page.keyboard.press("u");
  await expect(page.getByText("2 of 63 open")).toBeVisible();
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("case-000");

  // Back on the row that one came from, with numbers that are up to date.
  await page.keyboard.press("Escape");
  await expect(page.getByText("64 failing · 1 decided (1 spec bug) · 63 open")).toBeVisible();
  await expect(listOf(page).first().getByRole("link").first()).toBeFocused();
  await expectTruth(project);
});

test("rows are decided on together, by key, by mouse and beyond the page", async ({ page, request }) => {
  const project = "triaged-together";
  const records = Array.from({ length: 64 }, (_, i) =>
    record(`case-${number(i)}`, { topic: i % 4 ? "money" : "power" }),
  );
  await importText(project, "Together", write(records));
  await page.goto(`/p/${project}/triage`);
  await page.waitForLoadState("networkidle");

  // Rows by key, then a range by mouse.
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.keyboard.press("3");
  await expect(notice(page, "2 observations: checker bug.")).toBeVisible();
  await expect(page.getByText("2 decided (2 checker bugs) · 62 open")).toBeVisible();
  await listOf(page).nth(2).getByRole("checkbox").click();
  await listOf(page)
    .nth(6)
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  await expect(page.getByText("5 selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("none selected")).toBeVisible();
  await expect(page).toHaveURL(/\/triage/);

  // Everything that a filter holds, also what is on no page.
  await page.keyboard.press("/");
  await page.keyboard.type("money");
  await page.getByRole("link", { name: /^money/ }).click();
  await expect(page).toHaveURL(/where=topic(:|%3A)money/);
  await expect(page.getByText("48 failing · 1 decided (1 checker bug) · 47 open")).toBeVisible();
  await page.getByRole("link", { name: /^Remove filter/ }).click();
  await expect(page.getByText("64 failing")).toBeVisible();
  await page.getByLabel("Select all failures on this page").click();
  await expect(page.getByText("50 selected")).toBeVisible();
  await page.getByRole("button", { name: "Select all 62 that match" }).click();
  await expect(page.getByText("62 selected")).toBeVisible();
  await page.getByRole("button", { name: "True failure" }).click();
  await expect(notice(page, "62 observations: true failure.")).toBeVisible();
  await expect(page.getByText("No failure waits for a verdict.")).toBeVisible();
  expect(await countFailures(request, project)).toEqual({ raw: 64, adjudicated: 62 });
  await page.keyboard.press("u");
  await expect(page.getByText("2 decided (2 checker bugs) · 62 open")).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("64 decided")).toBeVisible();

  // The history undoes one decision of several, and the others stay.
  await page.getByRole("link", { name: "History" }).click();
  const history = page.getByRole("table", { name: "Decisions, newest first" }).locator("tbody tr");
  await history.filter({ hasText: "checker bug" }).getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText("62 decided (62 true failures) · 2 open")).toBeVisible();
  await expect(history.filter({ hasText: "checker bug" })).toContainText("undone by");
  expect(await countFailures(request, project)).toEqual({ raw: 64, adjudicated: 64 });
  await expectTruth(project);
});

test("next keeps to the bucket and its filters, and the bucket decides too", async ({ page }) => {
  const project = "triaged-bucket";
  const records = Array.from({ length: 12 }, (_, i) =>
    record(`run-${number(i)}`, { topic: i % 2 ? "money" : "power", judge: i % 3 ? "I" : "C" }),
  );
  await importText(project, "Bucket", write(records));
  await page.goto(`/p/${project}/buckets?at=topic:money&at=tone:calm&outcome=fail&sort=id`);
  await expect(listOf(page)).toHaveCount(4);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 of 4 in this list")).toBeVisible();
  const seen = [await runIdOf(page)];
  for (let i = 2; i <= 4; i++) {
    await page.keyboard.press("n");
    await expect(page.getByText(`${i} of 4 in this list`)).toBeVisible();
    seen.push(await runIdOf(page));
  }
  expect(seen.map((text) => text.slice(0, 7))).toEqual(["run-001", "run-005", "run-007", "run-011"]);
  await page.keyboard.press("4");
  await expect(notice(page, "1 observation: simulation bug.")).toBeVisible();
  await expect(page.getByText("4 of 4 in this list")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("money by calm");
  await expect(listOf(page).nth(3)).toContainText("simulation bug");
  await expect(listOf(page).nth(3).getByRole("link").first()).toBeFocused();
  await page.keyboard.press("0");
  await expect(notice(page, "1 observation: taken back.")).toBeVisible();
  await expect(listOf(page).nth(3)).not.toContainText("simulation bug");
  await expectTruth(project);
});

test("a duplicate points at its original and counts as that one does", async ({ page, request }) => {
  const project = "triaged-twice";
  await importText(project, "Twice", write([record("first"), record("again"), record("other")]));
  await page.goto(`/p/${project}/triage?sort=id`);
  const original = listOf(page).filter({ hasText: "first" });
  const run = await original.locator("td").nth(1).innerText();
  await listOf(page).filter({ hasText: "again" }).getByRole("link").first().focus();
  await page.keyboard.press("5");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.type("case 7");
  await expect(page.getByRole("button", { name: "Duplicate", exact: true })).toBeDisabled();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(`#${run}`);
  await page.keyboard.press("Enter");
  await expect(notice(page, "1 observation: duplicate.")).toBeVisible();
  expect(await countFailures(request, project)).toEqual({ raw: 3, adjudicated: 3 });
  await page.getByRole("link", { name: "1 duplicate" }).click();
  await expect(listOf(page)).toHaveCount(1);
  await listOf(page).getByRole("link").first().click();
  const toOriginal = page.getByRole("region", { name: "Verdict" }).getByRole("link", { name: `run ${run}` });
  await expect(toOriginal.first()).toBeVisible();
  await pressOnceShown(page, "3", "first");
  await toOriginal.first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("first");
  await expect(notice(page, "1 observation: checker bug.")).toBeVisible();
  expect(await countFailures(request, project)).toEqual({ raw: 3, adjudicated: 1 });
  await expectTruth(project);
});

// Without the fixture: a browser reports the status of a refused decision on its console.
plainTest("a decision that is refused says why and changes nothing", async ({ page, request }) => {
  const project = "triaged-refused";
  await importText(project, "Refused", write([record("only")]));
  await page.goto(`/p/${project}/triage`);
  await listOf(page).getByRole("checkbox").click();
  await page.getByRole("button", { name: "Duplicate…" }).click();
  await page.getByLabel("Number of the original run").fill("999999999");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("There is no run 999999999");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText("1 selected")).toBeVisible();
  expect(await countFailures(request, project)).toEqual({ raw: 1, adjudicated: 1 });
});

test("a run of several observations is decided on one by one, or at once", async ({ page }) => {
  const project = "triaged-year";
  const judged = (key: string, judge: Score) => ({ key, metadata: {}, scores: { judge }, message: 0 });
  const year = {
    ...record("year", { judge: "C" }),
    observations: [judged("q1", "I"), judged("q2", "C"), judged("q3", "I"), judged("q4", "I")],
  };
  await importText(project, "Year", write([year]));
  await page.goto(`/p/${project}/triage`);
  await expect(page.getByText("3 failing · 0 decided · 3 open")).toBeVisible();
  await listOf(page).nth(1).getByRole("link").first().click();
  const panel = page.getByRole("region", { name: "Verdict" });
  await expect(panel.getByRole("radio", { name: "q3" })).toBeChecked();
  await page.keyboard.press("1");
  await expect(notice(page, "1 observation: true failure.")).toBeVisible();
  await expect(panel.getByRole("listitem").filter({ hasText: "q3" })).toContainText("true failure");
  await page.keyboard.press("n");
  await expect(panel.getByRole("radio", { name: "q4" })).toBeChecked();
  await expect(page.getByText("2 of 2 open")).toBeVisible();
  await panel.getByRole("radio", { name: "all 3 failing observations" }).check();
  await page.keyboard.press("2");
  await expect(notice(page, "3 observations: spec bug.")).toBeVisible();
  await panel.getByText("2 decisions").click();
  await panel.getByRole("button", { name: "Undo decision" }).first().click();
  await expect(panel.getByRole("listitem").filter({ hasText: "q3" }).first()).toContainText("true failure");
  await expect(page.getByText("2 of 2 open")).toBeVisible();
  await expectTruth(project);
});

test("verdicts that a re-import left without effect are shown as stale, or as on what is gone", async ({
  page,
  request,
}) => {
  const project = "triaged-stale";
  await importText(project, "Stale", write([record("flips"), record("stays")]));
  await page.goto(`/p/${project}/triage`);
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Select all failures on this page").click();
  await page.keyboard.press("2");
  await expect(page.getByText("2 failing · 2 decided (2 spec bugs) · 0 open")).toBeVisible();
  const asked = { ...record("stays"), observations: [{ key: "q1", metadata: {}, scores: { judge: "I" } }] };
  await importText(project, "Stale", write([record("flips", { judge: "C" }), asked]));
  await page.goto(`/p/${project}/triage`);
  await page.getByRole("link", { name: "1 stale verdict" }).click();
  await expect(listOf(page)).toHaveCount(1);
  await expect(listOf(page)).toContainText("spec bug stale");
  await listOf(page).getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "Verdict" })).toContainText(
    /decided spec bug on .*; the observation now passes, so it has no effect/,
  );
  await page.goto(`/p/${project}/triage`);
  await listOf(page).filter({ hasText: "stays" }).getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "Verdict" })).toContainText(
    /the run as a whole.*decided spec bug on .*; the log no longer has the observation, so it has no effect/s,
  );
  expect(await countFailures(request, project)).toEqual({ raw: 1, adjudicated: 1 });
  await expectTruth(project);
});

test("triage is accessible, with names that try to act", async ({ page, request }) => {
  const project = "triaged-hostile";
  const records = [record(`a ${ACTING}`), record("b"), record("c")];
  await importText(project, "Acting", write(records));
  const { runs } = await (await request.get(`/api/v1/projects/${project}/runs`)).json();
  const [hostile, second] = runs;
  for (const data of [
    { verdict: "spec_bug", reason: ACTING, observations: [{ run: hostile.run }] },
    { verdict: "duplicate", duplicate_of: hostile.run, observations: [{ run: second.run }] },
  ]) {
    expect((await request.post(`/api/v1/projects/${project}/verdicts`, { data })).status()).toBe(200);
  }
  const expectClean = async () => {
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
    expect(await page.locator("main").innerText()).not.toContain("\u202E");
  };
  await page.goto(`/p/${project}/triage?show=all`);
  await expectClean();
  await page.getByLabel("Select all failures on this page").click();
  await page.keyboard.press("1");
  await expect(notice(page, "3 observations: true failure.")).toBeVisible();
  await page.keyboard.press("u");
  await expect(notice(page, "Undone")).toBeVisible();
  await expectClean();
  await page.goto(`/p/${project}/triage?show=history`);
  await expect(page.getByText("onerror=alert(1)")).toBeVisible();
  await expectClean();
  for (const { run } of runs) {
    await page.goto(`/p/${project}/runs/${run}?from=triage`);
    await expect(page.getByRole("region", { name: "Verdict" })).toBeVisible();
    await expectClean();
  }
  await page.keyboard.press("5");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectClean();
});

for (const address of [
  "/p/demo/triage?show=nope&sort=zzz&limit=x&offset=99999999&where=a:b&campaign=gone&row=x",
  "/p/demo/triage?show=history&before=99999999999999999999",
  "/p/demo/triage?offset=-3&limit=0&search=%00",
]) {
  test(`${address} falls back`, async ({ page }) => {
    const response = await page.goto(address);
    expect(response?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Triage");
    await expect(page.getByText(/\d+ failing · /)).toBeVisible();
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("failures are listed, and lead to their runs", async ({ page }) => {
    await page.goto("/p/demo/triage");
    await expect(listOf(page)).toHaveCount(50);
    await page.getByRole("link", { name: "All failing" }).click();
    await expect(listOf(page)).toHaveCount(50);
    await listOf(page).first().getByRole("link").first().click();
    await expect(page.getByRole("region", { name: "Verdict" })).toBeVisible();
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page.getByText(/^2 of \d+ failing$/)).toBeVisible();
  });
});
