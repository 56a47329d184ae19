import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { expectTruth, importText } from "./project";

function printRuns(count: number, fails: number, topic = "money", tone = "calm"): string {
  return Array.from({ length: count }, (_, i) =>
    JSON.stringify({
      id: `${topic}-${tone}-${i}`,
      started_at: `2026-01-${10 + i}T12:00:00Z`,
      metadata: { topic, tone },
      scores: { judge: i < fails ? "I" : "C" },
      messages: [
        { role: "user", content: "go" },
        { role: "assistant", content: `answer ${i}` },
      ],
    }),
  ).join("\n");
}

function bucket(page: Page, name: RegExp) {
  return page.getByRole("grid", { name: "Coverage map" }).getByRole("gridcell", { name });
}

test("the panel of a bucket leads on: trend, latest failures, what to do next", async ({ page }) => {
  test.slow();
  await importText("panel", "Panel", printRuns(2, 2), "before");
  await importText("panel", "Panel", `${printRuns(6, 5)}\n${printRuns(1, 0, "power")}`, "after");
  await page.goto("/p/panel/map");
  await page.waitForLoadState("networkidle");
  const panel = page.getByRole("region", { name: "Bucket" });
  const cell = bucket(page, /^money by calm/);
  await cell.focus();

  const failures = panel.getByRole("region", { name: "Latest failures" });
  await expect(failures.getByRole("listitem")).toHaveCount(4);
  await expect(failures.getByRole("link").first()).toHaveText(/^\d+ money-calm-4$/);
  await expect(failures).toContainText("14 Jan 2026");
  await expect(failures).toContainText("the latest 4 of 5 observations");

  const trend = panel.getByRole("region", { name: "Over campaigns" });
  await expect(trend.getByRole("img")).toHaveAccessibleName(
    /^before: 100 % of 2, interval .*; 2 of 4 hits; after: 83\.3 % of 6, interval .*; 6 of 4 hits$/,
  );
  await trend.getByText("2 campaigns, oldest first").click();
  await expect(trend.getByRole("row")).toHaveCount(3);
  const next = panel.getByRole("region", { name: "What to do next" });
  const triage = next.getByRole("link", { name: "Triage 5 open failures" });
  await expect(triage).toHaveAttribute("href", /where=topic:money&where=tone:calm&campaign=after/);
  await expectAccessible(page, "the panel");

  // A part that fails says so and is asked for again; the rest stays.
  await page.route("**/trend?*power*", (route) => route.fulfill({ body: "no answer" }), { times: 1 });
  await cell.focus();
  await page.keyboard.press("ArrowDown");
  await expect(next).toContainText("3 more hits to the goal of 4");
  await expect(next).toContainText(
    "npx lacuna crossing --project panel --by topic,tone --campaign after --where 'topic:power' --where 'tone:calm'",
  );
  await trend.getByRole("button", { name: "Try again" }).click();
  await expect(trend.getByRole("img")).toHaveAccessibleName(/after: 0 % of 1, .*; 1 of 4 hits$/);

  // What was asked for is kept: coming back asks nothing.
  let asked = 0;
  await page.route("**/api/v1/projects/panel/runs?**", (route) => {
    asked += 1;
    return route.continue();
  });
  await cell.focus();
  await expect(failures.getByRole("listitem")).toHaveCount(4);
  expect(asked).toBe(0);

  await failures.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/runs\/\d+/);
  await page.goBack();
});

test("views are saved by name, opened, renamed and deleted; what is shown is exported", async ({
  page,
  request,
}) => {
  await importText("saved", "Saved", printRuns(3, 1), "after");
  await page.goto("/p/saved/map?metric=failure_rate&row_order=failures");
  await page.waitForLoadState("networkidle");
  const menu = page.locator("details").filter({ has: page.locator("summary", { hasText: /^Views?/ }) });
  await page.keyboard.press("w");
  await menu.getByRole("button", { name: "Save this view…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Worst \u202efirst <b>");
  await expectAccessible(page, "the dialog of a view");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(menu.locator("summary")).toContainText("U+202E");
  await expect(menu.locator("summary")).toContainText("first <b>");

  await page.goto("/p/saved/map");
  await page.waitForLoadState("networkidle");
  await expect(menu.locator("summary")).toHaveText(/^Views/);
  await page.keyboard.press("w");
  await menu.getByRole("link", { name: /Worst/ }).click();
  await expect(page).toHaveURL(/metric=failure_rate/);
  await expect(page).toHaveURL(/row_order=failures/);
  await expect(menu.locator("summary")).toContainText("Worst");
  await menu.getByRole("button", { name: /^Rename/ }).click();
  await dialog.getByLabel("Name").fill("Worst first");
  await dialog.getByRole("button", { name: "Rename" }).click();
  await expect(menu.locator("summary")).toHaveText(/Worst first/);

  await bucket(page, /^money by calm/).focus();
  const exports = page.locator("details").filter({ has: page.getByText("Export", { exact: true }) });
  await exports.locator("summary").click();
  await expectAccessible(page, "the menu of exports");
  const href = await exports.getByRole("link", { name: /^CSV/ }).getAttribute("href");
  const csv = await (await request.get(href!)).text();
  expect(csv.split("\r\n").map((line) => line.split(",").slice(0, 4).join())).toEqual([
    "values.topic,labels.topic,values.tone,labels.tone",
    "money,money,calm,calm",
    "money,money,urgent,urgent",
    "power,power,calm,calm",
    "power,power,urgent,urgent",
    "",
  ]);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await exports.getByRole("button", { name: "Copy the link to what is shown" }).click();
  await expect(exports.getByRole("status")).toHaveText("Copied");
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(link.searchParams.getAll("at")).toEqual(["topic:money", "tone:calm"]);
  expect(link.searchParams.getAll("campaign")).toEqual(["after"]);

  await menu.locator("summary").click();
  await menu.getByRole("button", { name: /^Delete/ }).click();
  await dialog.getByRole("button", { name: "Delete view" }).click();
  await expect(menu.locator("summary")).toHaveText(/^Views/);
  await expectTruth("saved");
});
