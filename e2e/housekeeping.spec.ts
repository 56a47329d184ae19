import { type Browser, type Locator, type Page, test as plainTest } from "@playwright/test";
import { expect, test } from "./fixtures";
import { beginProject, expectTruth, importText } from "./project";

// Each test starts the command line several times.
test.slow();

function createLines(campaign: string, count: number): string {
  const lines = Array.from({ length: count }, (_, i) =>
    JSON.stringify({
      id: `${campaign}-${i}`,
      metadata: { topic: "money", tone: "calm" },
      scores: { judge: i === 0 ? "I" : "C" },
      messages: [
        { role: "user", content: "Decide." },
        { role: "assistant", content: `Decision ${i}` },
      ],
    }),
  );
  return lines.join("\n");
}

/** Imports runs into a campaign of a project; the first of them fails. */
function importRuns(project: string, campaign: string, count: number): Promise<void> {
  return importText(project, "Kept tidy", createLines(campaign, count), campaign);
}

async function openActions(page: Page, thing: string): Promise<void> {
  await page.locator("summary", { hasText: `Actions for ${thing}` }).click();
}

function row(scope: Page | Locator, label: string): Locator {
  return scope.getByRole("row", { name: new RegExp(`^${label} `) });
}

function bucket(page: Page): Locator {
  return page.getByRole("grid", { name: "Coverage map" }).getByRole("gridcell", { name: /^money by calm/ });
}

/** A page as a reader without JavaScript sees it; its browser may report the status of a missing one. */
async function visit(browser: Browser, baseURL: string, address: string) {
  const page = await browser.newPage({ baseURL, javaScriptEnabled: false });
  const response = await page.goto(address);
  return { page, status: response!.status(), main: page.getByRole("main") };
}

test("a project is given another name and another address", async ({ page, request }) => {
  await beginProject("tidy-renamed");
  await importRuns("tidy-rename", "main", 2);
  await page.goto("/p/tidy-rename/settings");
  const rename = page.getByRole("button", { name: "Rename", exact: true });
  await expect(rename).toBeDisabled();
  await page.getByLabel("Name", { exact: true }).fill("Tidy & new");
  await rename.click();
  await expect(page.getByTitle("Project Tidy & new")).toBeVisible();

  await page.getByLabel("Address").fill("tidy-renamed");
  await rename.click();
  await expect(page).toHaveURL(/\/p\/tidy-renamed\/settings$/);
  await page.getByRole("link", { name: "Map", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Tidy & new");
  expect((await request.get("/p/tidy-rename/map")).status()).toBe(404);
  await expectTruth("tidy-renamed");
});

test("an archived campaign leaves the default and the menu, and comes back", async ({ page }) => {
  await importRuns("tidy-archive", "older", 3);
  await importRuns("tidy-archive", "newer", 2);
  await page.goto("/p/tidy-archive/map");
  await expect(bucket(page)).toContainText("2 of 4");

  await page.goto("/p/tidy-archive/campaigns");
  await openActions(page, "campaign newer");
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("status")).toContainText("Campaign newer was archived.");
  await expect(page.getByRole("table", { name: "Campaigns", exact: true })).not.toContainText("newer");
  await page.goto("/p/tidy-archive/map");
  await expect(bucket(page)).toContainText("3 of 4");

  await page.locator("summary", { hasText: "Campaign" }).first().click();
  await expect(page.getByRole("link", { name: "Only newer" })).toBeHidden();
  await page.locator("summary", { hasText: "Archived (1)" }).click();
  await page.getByRole("link", { name: "Only newer" }).click();
  await expect(bucket(page)).toContainText("2 of 4");
  await page.getByRole("grid", { name: "Coverage map" }).getByRole("link").first().click();
  await expect(page.getByRole("figure").filter({ hasText: "by campaign" })).toContainText("newer");

  await page.goto("/p/tidy-archive/campaigns");
  await page.locator("summary", { hasText: "Archived campaigns (1)" }).click();
  await openActions(page, "campaign newer");
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("table", { name: "Campaigns", exact: true })).toContainText("newer");
  await page.goto("/p/tidy-archive/map");
  await expect(bucket(page)).toContainText("2 of 4");
  await expectTruth("tidy-archive");
});

test("a project of archived campaigns says so, and an archived project leaves the list", async ({ page }) => {
  await importRuns("tidy-shelf", "only", 2);
  await page.goto("/p/tidy-shelf/campaigns");
  await openActions(page, "campaign only");
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Every campaign is archived")).toBeVisible();
  await page.goto("/p/tidy-shelf/map");
  await expect(page.getByText("Every campaign is archived")).toBeVisible();
  await page.goto("/p/tidy-shelf/map?campaign=only");
  await expect(bucket(page)).toContainText("2 of 4");

  await page.goto("/p/tidy-shelf/settings");
  await page.getByRole("button", { name: "Archive this project" }).click();
  await expect(page.getByRole("button", { name: "Restore this project" })).toBeVisible();
  // Its name is taken, and logs dropped under it would join what it holds.
  await page.goto("/new?project=tidy-shelf");
  await expect(page).toHaveURL("/p/tidy-shelf/imports");
  await page.goto("/");
  await expect(page.getByRole("table", { name: "Projects", exact: true })).not.toContainText("tidy-shelf");
  await page.locator("summary", { hasText: /^.?\s*Archived projects/ }).click();
  await openActions(page, "project tidy-shelf");
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("table", { name: "Projects", exact: true })).toContainText("tidy-shelf");
  await expectTruth("tidy-shelf");
});

test("a deleted run leaves the map, and its links say what became of it", async ({
  page,
  browser,
  baseURL,
}) => {
  await importRuns("tidy-run", "main", 3);
  await page.goto("/p/tidy-run/map");
  await expect(bucket(page)).toContainText("3 of 4");
  await bucket(page).getByRole("link").click();
  await page
    .getByRole("table", { name: "Observations" })
    .getByRole("link", { name: /main-1/ })
    .click();
  await expect(page).toHaveURL(/\/runs\/\d+/);
  const address = new URL(page.url()).pathname;
  await openActions(page, "run");
  await page.getByRole("button", { name: "Delete this run…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(row(dialog, "Runs")).toContainText("1");
  await expect(row(dialog, "Messages")).toContainText("2");
  await dialog.getByRole("button", { name: "Delete this run" }).click();
  await expect(page).toHaveURL(/\/buckets\?/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("2 of 4 hits");
  await page.keyboard.press("Escape");
  await expect(bucket(page)).toContainText("2 of 4");
  await expectTruth("tidy-run");

  const tombstone = await visit(browser, baseURL!, address);
  expect(tombstone.status).toBe(404);
  await expect(tombstone.main).toContainText("was deleted");
  await expect(tombstone.main).toContainText("main-1");
  await expect(tombstone.main.getByRole("link", { name: "Map" })).toBeVisible();

  await importRuns("tidy-run", "main", 3);
  await tombstone.page.reload();
  await tombstone.main.getByRole("link", { name: /^Run \d+$/ }).click();
  await expect(tombstone.page.getByText("Decision 1")).toBeVisible();
  await tombstone.page.close();
  await page.goto("/p/tidy-run/map");
  await expect(bucket(page)).toContainText("3 of 4");
  await expectTruth("tidy-run");
});

test("deleting an import takes the runs it brought", async ({ page, request }) => {
  await importRuns("tidy-import", "main", 2);
  await importRuns("tidy-import", "main", 5);
  const { imports } = await (await request.get("/api/v1/projects/tidy-import/imports")).json();
  const { id, stored_runs: storedRuns } = imports[0];
  expect(storedRuns).toBe(3);
  await page.goto(`/p/tidy-import/imports/${id}`);
  await openActions(page, `import ${id}`);
  await page.getByRole("button", { name: "Delete this import…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(row(dialog, "Runs")).toContainText("3");
  await dialog.getByRole("button", { name: "Delete 3 runs" }).click();
  await expect(page).toHaveURL(/\/imports$/);
  await expect(page.getByRole("link", { name: String(id), exact: true })).toHaveCount(0);
  await page.goto("/p/tidy-import/map");
  await expect(bucket(page)).toContainText("2 of 4");
  await expectTruth("tidy-import");
});

test("a campaign is deleted by the keyboard, with the numbers the map showed", async ({ page, request }) => {
  await importRuns("tidy-campaign", "stays", 3);
  await importRuns("tidy-campaign", "goes", 2);
  const crossing = await request.get("/api/v1/projects/tidy-campaign/crossing?by=topic,tone&campaign=goes");
  const { totals } = await crossing.json();
  expect(totals).toMatchObject({ pass: 1, fail: 1, runs: 2 });

  await page.goto("/p/tidy-campaign/campaigns");
  const menu = page.locator("summary", { hasText: "Actions for campaign goes" });
  await tabTo(page, menu);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Delete…" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Delete campaign goes?" });
  await expect(row(dialog, "Runs")).toContainText(String(totals.runs));
  await expect(row(dialog, "Observations")).toContainText(`${totals.pass} pass, ${totals.fail} fail`);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(menu).toBeFocused();

  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Delete…" }));
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("Type goes to confirm")).toBeFocused();
  const confirm = dialog.getByRole("button", { name: "Delete 2 runs" });
  await page.keyboard.type("go");
  await expect(confirm).toBeDisabled();
  await page.keyboard.press("Enter");
  await page.keyboard.type("es");
  await expect(confirm).toBeEnabled();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText("Campaign goes was deleted, with 2 runs.");
  // The menu that opened the dialog went with its campaign.
  await expect(page.getByRole("status")).toBeFocused();
  await expect(page.getByRole("table", { name: "Campaigns" })).not.toContainText("goes");
  await expectTruth("tidy-campaign");

  await page.goto("/p/tidy-campaign/map?campaign=goes");
  await expect(page.getByRole("status")).toContainText("There is no campaign “goes”");
  await expect(page.getByRole("status")).toContainText("“stays” is shown instead");
  await expect(bucket(page)).toContainText("3 of 4");
});

// Without the fixture: a browser reports what is refused on its console.
plainTest("what is refused is said where it was asked for", async ({ page }) => {
  await importRuns("tidy-conflict", "main", 2);
  await page.goto("/p/tidy-conflict/settings");
  await page.getByLabel("Address").fill("demo");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("demo");

  await page.goto("/p/tidy-conflict/campaigns");
  await openActions(page, "campaign main");
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Type main to confirm").fill("main");
  await importRuns("tidy-conflict", "main", 3);
  await dialog.getByRole("button", { name: "Delete 2 runs" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Runs: 2 before, 3 now.");
  await dialog.getByRole("button", { name: "Delete 3 runs" }).click();
  await expect(page.getByText("This project has no runs")).toBeVisible();
  await expectTruth("tidy-conflict");
});

test("a project goes whole, and its links say so", async ({ page, browser, baseURL }) => {
  await importRuns("tidy-project", "main", 3);
  await page.goto("/p/tidy-project/map");
  await expect(bucket(page)).toContainText("3 of 4");
  const run = (await (await page.request.get("/api/v1/projects/tidy-project/runs")).json()).runs[0].run;
  // The page asks for news of its project by itself: once that is gone, the answer would be an error.
  const asked = page.waitForRequest(/\/events$/);
  await page.goto("/p/tidy-project/settings");
  await asked;
  await page.getByRole("button", { name: "Delete this project…" }).click();
  const dialog = page.getByRole("dialog");
  for (const [label, count] of [
    ["Map versions", "1"],
    ["Campaigns", "1"],
    ["Imports", "1"],
    ["Runs", "3"],
    ["Messages", "6"],
  ] as const) {
    await expect(row(dialog, label).getByRole("cell")).toHaveText(count);
  }
  await expect(row(dialog, "Observations")).toContainText("2 pass, 1 fail");
  await dialog.getByLabel("Type tidy-project to confirm").fill("tidy-project");
  await dialog.getByRole("button", { name: "Delete 3 runs" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
  await expect(page.getByText("tidy-project")).toHaveCount(0);

  for (const address of ["/p/tidy-project/map", "/p/tidy-project", `/p/tidy-project/runs/${run}`]) {
    const visited = await visit(browser, baseURL!, address);
    expect(visited.status, address).toBe(404);
    await expect(visited.main).toContainText("Project “tidy-project” was deleted");
    await expect(visited.main.getByRole("link", { name: "All projects" })).toBeVisible();
    await visited.page.close();
  }
  await importRuns("tidy-project", "main", 3);
  const again = await visit(browser, baseURL!, `/p/tidy-project/runs/${run}`);
  expect(again.status).toBe(404);
  await expect(again.main).toContainText("with project tidy-project");
  await expect(again.main.getByRole("link", { name: /^Run \d+$/ })).toBeVisible();
  await again.page.close();
  await expectTruth("tidy-project");
});

test("unknown addresses say so inside the project, without JavaScript too", async ({ browser, baseURL }) => {
  for (const [address, text] of [
    ["/p/demo/runs/999999999", "There is no run 999999999"],
    ["/p/demo/imports/999999999", "There is no import 999999999"],
    ["/p/demo/nope/at/all", "There is no such page"],
  ] as const) {
    const visited = await visit(browser, baseURL!, address);
    expect(visited.status, address).toBe(404);
    await expect(visited.main.getByRole("heading", { level: 1 })).toHaveText(text);
    await expect(visited.page.getByRole("navigation", { name: "Project" })).toBeVisible();
    await visited.page.close();
  }
  for (const [address, text] of [
    ["/p/nope/map", "There is no project “nope”"],
    ["/nope", "There is nothing here"],
  ] as const) {
    const visited = await visit(browser, baseURL!, address);
    expect(visited.status, address).toBe(404);
    await expect(visited.main.getByRole("heading", { level: 1 })).toHaveText(text);
    await visited.page.close();
  }
});

/** Moves the focus by Tab alone. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("Tab never reached it");
}
