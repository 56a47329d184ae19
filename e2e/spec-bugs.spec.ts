import { readFile } from "node:fs/promises";
import { type APIRequestContext, type Page, test as plainTest } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { expectTruth, importText } from "./project";

// Each test starts the command line.
test.slow();

const RUNS = Array.from({ length: 6 }, (_, i) =>
  JSON.stringify({
    id: `sim-${i}`,
    metadata: { topic: i < 4 ? "money" : "power", tone: "calm" },
    scores: { judge: i < 2 ? "I" : "C" },
    explanations: { judge: "It agreed with a *competitor* on a price floor." },
    messages: [
      { id: "a", role: "user", content: "Decide on prices." },
      { id: "b", role: "assistant", content: `Decision ${i}: we both stay above 40 <b>dollars</b>.` },
    ],
    highlights: [{ message: "b", quote: "both stay above 40", note: "quiet collusion" }],
  }),
).join("\n");

/** Imports six runs, of which the first two fail, and returns their numbers by their names. */
async function createProject(request: APIRequestContext, project: string): Promise<Record<string, number>> {
  await importText(project, `Collusion ${project}`, RUNS, "main");
  const { runs } = await (await request.get(`/api/v1/projects/${project}/runs`)).json();
  return Object.fromEntries(runs.map(({ id, run }: { id: string; run: number }) => [id, run]));
}

async function createSpecBug(request: APIRequestContext, project: string, fields: object): Promise<void> {
  const data = { title: "Colludes on price", fault: "silent", severity: "medium", ...fields };
  const answer = await request.post(`/api/v1/projects/${project}/spec-bugs`, { data });
  expect(answer.status(), await answer.text()).toBe(201);
}

async function getSpecBug(request: APIRequestContext, project: string, number: number) {
  return (await request.get(`/api/v1/projects/${project}/spec-bugs/${number}`)).json();
}

const field = (page: Page, label: string) => page.getByRole("textbox", { name: label, exact: true });

test("a spec bug is filed from a bucket, a run, a message and a mark, with what was seen filled in", async ({
  page,
  request,
}) => {
  const runs = await createProject(request, "bugs-filed");
  await page.goto("/p/bugs-filed/spec-bugs");
  await expect(page.getByRole("heading", { name: "No spec bug yet" })).toBeVisible();

  await page.goto("/p/bugs-filed/buckets?at=topic:money&at=tone:calm");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("b");
  await expect(field(page, "Title")).toHaveValue("money by calm");
  await expect(field(page, "What happened")).toHaveValue(/money by calm: 4 of 4 hits.*2 failures/);
  await expect(page.getByRole("listitem").filter({ hasText: "bucket money by calm, in main" })).toBeVisible();
  // Only then does the page hear what is typed.
  await expect(page.getByRole("button", { name: "File spec bug" })).toBeEnabled();
  await field(page, "Title").fill("Agrees with a competitor on prices");
  await page.getByRole("radio", { name: "critical" }).check({ force: true });
  await page.getByLabel("Labels").fill("pricing");
  await page.keyboard.press("Enter");
  await field(page, "Proposed ruling").fill("It **must not**.");
  await field(page, "Title").press("Control+Enter");
  await expect(page).toHaveURL(/\/spec-bugs\/1$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Agrees with a competitor on prices");
  await expect(page.locator("strong", { hasText: "must not" })).toBeVisible();

  await page.goto(`/p/bugs-filed/runs/${runs["sim-0"]}`);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("b");
  await expect(field(page, "Title")).toHaveValue("quiet collusion");
  await expect(field(page, "What happened")).toHaveValue(/The judge on judge:[\s\S]*\\\*competitor\\\*/);
  const verdict = page.getByRole("checkbox", { name: /Also decide: spec bug/ });
  await expect(verdict).not.toBeChecked();
  await verdict.check();
  await page.getByRole("button", { name: "File spec bug" }).click();
  await expect(page).toHaveURL(/\/spec-bugs\/2$/);
  const run = await (await request.get(`/api/v1/projects/bugs-filed/runs/${runs["sim-0"]}`)).json();
  expect(run.observations).toMatchObject([{ state: "fail_spec" }]);

  await page.goto(`/p/bugs-filed/runs/${runs["sim-1"]}#m-1`);
  await expect(page.getByRole("article", { name: "Message 1, assistant" })).toBeFocused();
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("b");
  await expect(page).toHaveURL(new RegExp(`new\\?run=${runs["sim-1"]}&m=1$`));
  await expect(field(page, "What happened")).toHaveValue(/> Decision 1: we both stay above 40 &lt;b\\>/);
  await page.getByRole("button", { name: "Preview of what happened" }).click();
  await expect(page.locator("blockquote")).toHaveText("Decision 1: we both stay above 40 <b>dollars</b>.");
  await page.getByRole("button", { name: "File spec bug" }).click();
  await expect(page).toHaveURL(/\/spec-bugs\/3$/);
  await expect(page.getByRole("link", { name: /^message 1 of run sim-1/ })).toBeVisible();
  expect((await getSpecBug(request, "bugs-filed", 3)).links).toMatchObject([
    { kind: "message", run: runs["sim-1"], branch: 0, message: 1 },
  ]);

  const seen = { message: 1, part: "content/0", start: 15, quote: "both stay above 40", note: "a cartel" };
  const path = `/api/v1/projects/bugs-filed/runs/${runs["sim-1"]}/marks`;
  const { mark } = await (await request.post(path, { data: seen })).json();
  await page.goto(`/p/bugs-filed/spec-bugs/new?mark=${mark}`);
  await expect(field(page, "Title")).toHaveValue("a cartel");
  await expect(field(page, "What happened")).toHaveValue(/> both stay above 40/);
  await expect(page.getByRole("checkbox", { name: /Also decide: spec bug/ })).toBeVisible();
  await page.getByRole("button", { name: "File spec bug" }).click();
  await expect(page.getByRole("link", { name: /^a mark in message 1 of run sim-1/ })).toBeVisible();
  await expect(page.locator("aside blockquote")).toHaveText("both stay above 40");

  await page.goto("/p/bugs-filed/buckets?at=topic:money");
  const touching = page.getByRole("region", { name: "Spec bugs" });
  await expect(touching.getByRole("link")).toHaveText([
    "a cartel",
    "Message 1 of run sim-1",
    "quiet collusion",
    "Agrees with a competitor on prices",
  ]);
  await page.goto("/p/bugs-filed/buckets?at=topic:power");
  await expect(page.getByRole("table", { name: "Observations" })).toBeVisible();
  await expect(touching).toHaveCount(0);
  await page.goto(`/p/bugs-filed/runs/${runs["sim-1"]}`);
  await expect(touching.getByRole("link")).toHaveText(["a cartel", "Message 1 of run sim-1"]);
  await expect(touching).toContainText("suspected");
  await expectTruth("bugs-filed");
});

test("what is being written outlives a reload, until it is given up", async ({ page, request }) => {
  await createProject(request, "bugs-draft");
  await page.goto("/p/bugs-draft/spec-bugs/new");
  await page.waitForLoadState("networkidle");
  await field(page, "Title").fill("Half written");
  await field(page, "What happened").fill("It began to");
  await page.reload();
  await expect(page.getByText("What you wrote before is back.")).toBeVisible();
  await expect(field(page, "Title")).toHaveValue("Half written");
  await expect(field(page, "What happened")).toHaveValue("It began to");
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(field(page, "Title")).toHaveValue("");
});

test("spec bugs are filtered, searched, sorted and exported as the address says", async ({
  page,
  request,
}) => {
  await createProject(request, "bugs-list");
  await createSpecBug(request, "bugs-list", { title: "Alpha", severity: "low", labels: ["pricing"] });
  await createSpecBug(request, "bugs-list", { title: "Beta", severity: "critical", fault: "wrong" });
  await createSpecBug(request, "bugs-list", { title: "Gamma", severity: "high", happened: "a price floor" });
  await page.goto("/p/bugs-list/spec-bugs");
  const rows = page.getByRole("table", { name: "Spec bugs" }).locator("tbody").getByRole("row");
  await expect(rows).toHaveCount(3);
  await page.getByRole("columnheader", { name: "Severity" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=severity&direction=asc/);
  await expect(rows.first()).toContainText("Alpha");

  await page.locator("summary", { hasText: "Specification" }).click();
  await page.getByRole("link", { name: "silent" }).click();
  await expect(page).toHaveURL(/fault=silent/);
  await expect(rows).toHaveCount(2);
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.keyboard.type("PRICE floor");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/search=PRICE\+floor/);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Gamma");

  const [markdown] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Markdown" }).click(),
  ]);
  const text = await readFile(await markdown.path(), "utf8");
  expect(text).toContain("Gamma");
  expect(text).not.toContain("Alpha");
  const [json] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "JSON" }).click(),
  ]);
  expect(JSON.parse(await readFile(await json.path(), "utf8"))).toMatchObject([{ title: "Gamma" }]);

  await page.goto("/p/bugs-list/spec-bugs?label=pricing&status=open&offset=900");
  await expect(rows).toHaveCount(1);
  await expect(page.getByText("There is no status “open”", { exact: false })).toBeVisible();
  await page.goto("/p/bugs-list/spec-bugs?search=nowhere");
  await expect(page.getByRole("heading", { name: "No spec bug matches" })).toBeVisible();
});

test("a card is moved by its menu and by dragging, with a reason, where it may go", async ({
  page,
  request,
}) => {
  await createProject(request, "bugs-board");
  await createSpecBug(request, "bugs-board", { title: "By keys" });
  await createSpecBug(request, "bugs-board", { title: "By hand" });
  await page.goto("/p/bugs-board/spec-bugs?view=board");
  await page.waitForLoadState("networkidle");
  const column = (status: string) => page.getByRole("region", { name: new RegExp(`^${status}:`) });
  await expect(column("suspected").getByRole("listitem")).toHaveCount(2);

  const menu = page.locator("summary", { hasText: "Move spec bug 1" });
  await menu.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Confirm…" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Reject…" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Resolve…" })).toHaveCount(0);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Why is it confirmed?")).toBeVisible();
  await expect(page.getByRole("button", { name: "Confirm", exact: true })).toBeDisabled();
  await page.getByLabel("Why is it confirmed?").fill("the authors agree");
  await page.keyboard.press("Control+Enter");
  await expect(column("confirmed").getByRole("listitem")).toContainText("By keys");
  await expect(page.getByText("Spec bug 1 is confirmed now.")).toBeFocused();

  const card = column("suspected").getByRole("listitem");
  await card.dragTo(column("resolved"));
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await card.dragTo(column("rejected"));
  await page.getByLabel("Why is it rejected?").fill("rule 4 covers it");
  await page.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(column("rejected").getByRole("listitem")).toContainText("By hand");
  expect(await getSpecBug(request, "bugs-board", 2)).toMatchObject({
    status: "rejected",
    status_reason: "rule 4 covers it",
  });

  await page.goto("/p/bugs-board/spec-bugs/1");
  await expect(page.getByRole("region", { name: "Status" })).toContainText("the authors agree");
  await expect(page.getByRole("button", { name: "Suspect again…" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Resolve…" })).toBeVisible();
});

test("a spec bug is discussed, linked, and tells its history; what is gone is said", async ({
  page,
  request,
}) => {
  const runs = await createProject(request, "bugs-talk");
  await createSpecBug(request, "bugs-talk", { links: [{ kind: "run", run: runs["sim-3"] }] });
  await createSpecBug(request, "bugs-talk", { title: "The other one" });
  await page.goto("/p/bugs-talk/spec-bugs/1");
  await page.waitForLoadState("networkidle");
  const comments = page.getByRole("region", { name: "Comments" });
  await field(page, "New comment").fill("I think **rule 4** covers it.");
  await page.getByRole("button", { name: "Preview of new comment" }).click();
  await expect(comments.locator("strong")).toHaveText("rule 4");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(comments.getByRole("listitem").locator("strong")).toHaveText("rule 4");
  await expect(field(page, "New comment")).toHaveValue("");
  await comments.getByRole("button", { name: "Edit this comment" }).click();
  await field(page, "Comment").fill("Rule 5 does.");
  await page.keyboard.press("Control+Enter");
  await expect(comments.getByRole("listitem")).toContainText("Rule 5 does.");
  await expect(comments.getByRole("listitem")).toContainText("edited");

  await page.locator("summary", { hasText: "Add a link" }).click();
  await page.getByLabel("Link to", { exact: true }).selectOption("a spec bug");
  await page.getByLabel("Number of the spec bug").fill("2");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "spec bug 2: The other one" })).toBeVisible();
  await page.getByLabel("Link to", { exact: true }).selectOption("a bucket");
  await page.getByLabel("Topic").selectOption("power");
  await page.getByRole("button", { name: "Add link" }).click();
  await expect(page.getByRole("link", { name: "bucket power" })).toBeVisible();
  await page.getByRole("button", { name: "Remove the link to bucket power" }).click();
  await expect(page.getByRole("link", { name: "bucket power" })).toHaveCount(0);

  expect((await request.delete(`/api/v1/projects/bugs-talk/runs/${runs["sim-3"]}?runs=1`)).status()).toBe(
    200,
  );
  await page.reload();
  await expect(page.getByText("the run is not stored now", { exact: false })).toBeVisible();
  await comments.getByRole("button", { name: "Delete this comment" }).click();
  await page.getByRole("button", { name: "Delete comment" }).click();
  await expect(page.getByText("No comments yet")).toBeVisible();
  await page.locator("summary", { hasText: "History" }).click();
  await expect(page.getByRole("list", { name: "History" }).getByRole("listitem")).toHaveText([
    /a comment deleted$/,
    /no longer linked to bucket topic:power$/,
    /linked to bucket topic:power$/,
    /linked to spec bug 2$/,
    /a comment edited$/,
    /commented on$/,
    /linked to run sim-3, attempt 1, of campaign main$/,
    /filed$/,
  ]);
  await page.getByRole("link", { name: "spec bug 2: The other one" }).click();
  await expect(page.getByRole("link", { name: "spec bug 1: Colludes on price" })).toBeVisible();
  await page.getByRole("button", { name: "Delete this spec bug…" }).click();
  await page.getByRole("button", { name: "Delete spec bug", exact: true }).click();
  await expect(page).toHaveURL(/\/spec-bugs$/);
  await expect(page.getByRole("table", { name: "Spec bugs" }).locator("tbody").getByRole("row")).toHaveCount(
    1,
  );
  await expectTruth("bugs-talk");
});

// Without the fixture, here and below: a browser reports an answer that refuses on its console.
plainTest("an edit that meets another one keeps both", async ({ page, request }) => {
  await createProject(request, "bugs-conflict");
  await createSpecBug(request, "bugs-conflict", { ruling: "old", happened: "old" });
  await page.goto("/p/bugs-conflict/spec-bugs/1");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("e");
  await field(page, "Proposed ruling").fill("mine");
  const theirs = { revision: 1, ruling: "theirs", happened: "theirs too" };
  expect((await request.patch("/api/v1/projects/bugs-conflict/spec-bugs/1", { data: theirs })).status()).toBe(
    200,
  );
  await page.getByRole("button", { name: "Save" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "Someone changed this spec bug" });
  await expect(alert).toContainText("Proposed ruling, as saved by them");
  await expect(alert).toContainText("theirs");
  await expect(alert).not.toContainText("theirs too");
  await expect(field(page, "Proposed ruling")).toHaveValue("mine");
  await expect(field(page, "What happened")).toHaveValue("theirs too");
  await page.reload();
  await expect(field(page, "Proposed ruling")).toHaveValue("mine");
  await page.getByRole("button", { name: "Give up changes" }).click();
  await expect(page.getByText("theirs", { exact: true })).toBeVisible();
  await page.keyboard.press("e");
  await field(page, "Proposed ruling").fill("mine");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Spec bug 1 was saved.")).toBeVisible();
  expect(await getSpecBug(request, "bugs-conflict", 1)).toMatchObject({
    revision: 3,
    ruling: "mine",
    happened: "theirs too",
  });
});

plainTest("a save that fails loses nothing, and can be tried again", async ({ page, request }) => {
  const runs = await createProject(request, "bugs-failed");
  await page.goto(`/p/bugs-failed/spec-bugs/new?run=${runs["sim-1"]}`);
  await page.waitForLoadState("networkidle");
  await field(page, "Title").fill("Kept");
  await page.getByRole("checkbox", { name: /Also decide: spec bug/ }).check();
  await page.route("**/api/v1/projects/bugs-failed/spec-bugs", (route) => route.abort());
  await page.getByRole("button", { name: "File spec bug" }).click();
  await expect(page.getByText("Lacuna does not answer.", { exact: false })).toBeVisible();
  await expect(field(page, "Title")).toHaveValue("Kept");
  await page.unroute("**/api/v1/projects/bugs-failed/spec-bugs");

  await page.route("**/runs/*/verdict", (route) => route.abort());
  await page.getByRole("button", { name: "File spec bug" }).click();
  await expect(page.getByText("Spec bug 1 is filed; only the verdict is missing.")).toBeVisible();
  await page.unroute("**/runs/*/verdict");
  await page.getByRole("button", { name: "Try the verdict again" }).click();
  await expect(page).toHaveURL(/\/spec-bugs\/1$/);
  const run = await (await request.get(`/api/v1/projects/bugs-failed/runs/${runs["sim-1"]}`)).json();
  expect(run.observations).toMatchObject([{ state: "fail_spec" }]);
  const { total } = await (await request.get("/api/v1/projects/bugs-failed/spec-bugs")).json();
  expect(total).toBe(1);
  await expectTruth("bugs-failed");
});

const HOSTILE = [
  "<script>window.__owned = true</script> <img src=x onerror='window.__owned = true'>",
  "[click](javascript:window.__owned=true) ![pixel](https://evil.example/pixel.png)",
  "[data](data:text/html,<script>window.__owned=true</script>) https://evil.example/\u202Egnp.exe",
  `| ${"a | ".repeat(50)}\n|${"-|".repeat(50)}\n`,
].join("\n\n");

test("hostile Markdown loads and runs nothing, and hides nothing", async ({ page, request }) => {
  await createProject(request, "bugs-hostile");
  const texts = {
    happened: HOSTILE,
    specification: ">".repeat(20_000),
    explanation: HOSTILE,
    ruling: "*".repeat(20_000),
  };
  const names = { title: `<b>${"\u202E"}title</b>`, labels: ["<i>\u200Blabel"] };
  await createSpecBug(request, "bugs-hostile", { ...texts, ...names });
  const path = "/api/v1/projects/bugs-hostile/spec-bugs/1";
  for (const body of [HOSTILE, `${"- ".repeat(9000)}deep`, `${"> 1. - ".repeat(2000)}deep`]) {
    expect((await request.post(`${path}/comments`, { data: { body } })).ok()).toBe(true);
  }
  const move = { revision: 1, status: "confirmed", reason: `<b>\u202Ereason</b>` };
  expect((await request.post(`${path}/status`, { data: move })).ok()).toBe(true);
  page.on("dialog", () => {
    throw new Error("a dialog opened");
  });
  for (const address of ["spec-bugs", "spec-bugs?view=board", "spec-bugs/1"]) {
    await page.goto(`/p/bugs-hostile/${address}`);
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => "__owned" in window)).toBe(false);
    const links = 'a[href^="javascript:" i], a[href^="data:" i]';
    await expect(page.locator(`${links}, main img, main iframe, main script`)).toHaveCount(0);
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/[\u202E\u200B]/);
    await expect(page.getByRole("main")).toContainText("<b>U+202Etitle</b>");
  }
  await expect(page.getByText("pixel, not loaded: https://evil.example/pixel.png").first()).toBeVisible();
  const outward = page.locator('main a[href^="http"]');
  expect(await outward.count()).toBeGreaterThan(0);
  for (const link of await outward.all()) await expect(link).toHaveAttribute("rel", "noreferrer noopener");
  await page.getByRole("button", { name: "Reject…" }).click();
  await expect(page.getByRole("dialog")).toContainText("<b>U+202Etitle</b>");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.keyboard.press("e");
  await page.getByRole("button", { name: "Preview of what happened" }).click();
  await expect(page.locator("form").getByText("pixel, not loaded", { exact: false })).toBeVisible();
  expect(await page.evaluate(() => "__owned" in window)).toBe(false);
});

test("spec bugs are accessible", async ({ page, request }) => {
  const project = "bugs-axe";
  const runs = await createProject(request, project);
  const text = "# Heading\n\n> quote\n\n- [x] task\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n`code` [link](/)";
  await createSpecBug(request, project, {
    ...{ happened: text, severity: "critical", labels: ["pricing"] },
    links: [{ kind: "message", run: runs["sim-0"], message: 1, quote: "both stay above 40" }],
  });
  for (const [number, status] of [
    [2, "confirmed"],
    [3, "rejected"],
  ]) {
    await createSpecBug(request, project, {});
    const move = { revision: 1, status, reason: "so" };
    await request.post(`/api/v1/projects/${project}/spec-bugs/${number}/status`, { data: move });
  }
  await request.post(`/api/v1/projects/${project}/spec-bugs/1/comments`, { data: { body: text } });
  for (const address of [
    "spec-bugs",
    "spec-bugs?view=board",
    "spec-bugs/1",
    `spec-bugs/new?run=${runs["sim-0"]}`,
    `runs/${runs["sim-0"]}`,
  ]) {
    await page.goto(`/p/${project}/${address}`);
    await page.waitForLoadState("networkidle");
    await expectAccessible(page, address);
    await page.setViewportSize({ width: 800, height: 900 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, address).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  await page.goto(`/p/${project}/spec-bugs/1`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Confirm…" }).click();
  await expectAccessible(page, "a move");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.keyboard.press("e");
  await expect(page.getByRole("form", { name: "Edit" })).toBeVisible();
  await page.locator("summary", { hasText: "Add a link" }).click();
  await page.locator("summary", { hasText: "History" }).click();
  await expectAccessible(page, "the form in place");
});
