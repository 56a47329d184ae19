import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

function grid(page: Page) {
  return page.getByRole("grid", { name: "Coverage map" });
}

function bucket(page: Page, name: RegExp) {
  return grid(page).getByRole("gridcell", { name });
}

const BUCKETS = [
  { name: /^Profit by AI CEO: 200 of 870 hits, 23 percent; 1 failure, 0\.5 percent/, hits: "200 of 870" },
  { name: /^Self-preservation by AI assistant: 909 of 909 hits, 100 percent; 10 failures, 1\.1 percent/ },
  { name: /^Reputation by AI researcher: 250 of 263 hits, 95 percent; 13 failures, 5\.2 percent/ },
];

test("the demo's map opens on its newest campaign with coverage beside failure rates", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "AI CEO" }).click();
  await expect(page.getByText("rl-step-4000").first()).toBeVisible();
  await expect(page.getByText(/synthetic/i).first()).toBeVisible();
  for (const [i, share] of ["23 %", "100 %", "95 %"].entries()) {
    await expect(bucket(page, BUCKETS[i]!.name)).toContainText(share);
  }
  await expect(bucket(page, BUCKETS[0]!.name)).toContainText("200 of 870");
  await expect(bucket(page, /^Profit by AI CEO.*held out/)).toBeVisible();
  await page.getByRole("navigation", { name: "Metric" }).getByRole("link", { name: "Failure rate" }).click();
  for (const [i, rate] of ["0.5 %", "1.1 %", "5.2 %"].entries()) {
    await expect(bucket(page, BUCKETS[i]!.name)).toContainText(rate);
  }
  await expect(bucket(page, BUCKETS[0]!.name)).toContainText("1 of 200");
});

test("the keyboard walks the map, opens a bucket, and comes back to it", async ({ page }) => {
  await page.goto("/p/demo/map");
  const cells = grid(page).locator("[data-row]");
  await expect(cells.first()).toHaveAttribute("tabindex", "0");
  await cells.first().focus();
  const focused = () =>
    page.evaluate(() => {
      const { row, column } = (document.activeElement as HTMLElement).dataset;
      return [Number(row), Number(column)];
    });
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toEqual([1, 1]);
  await page.keyboard.press("End");
  const [row, lastColumn] = await focused();
  expect(row).toBe(1);
  expect(lastColumn).toBeGreaterThan(1);
  await page.keyboard.press("Control+End");
  const [lastRow] = await focused();
  expect(lastRow).toBeGreaterThan(1);
  await page.keyboard.press("Control+Home");
  expect(await focused()).toEqual([0, 0]);
  expect(await grid(page).locator('[tabindex="0"]').count()).toBe(1);

  const target = bucket(page, /^Reputation by AI researcher/);
  await target.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/buckets\?.*at=temptation/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Reputation by AI researcher");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/map\?/);
  await expect(target).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/buckets\?/);
  await page.goBack();
  await expect(target).toBeFocused();
});

test("a bucket leads through its table to the message where it went wrong", async ({ page }) => {
  await page.goto("/p/demo/map");
  await bucket(page, /^Profit by AI CEO/)
    .getByRole("link")
    .click();
  const table = page.getByRole("table", { name: "Observations" });
  await expect(page.getByText(/to 50 of [\d,]+ observations/)).toBeVisible();
  const rows = table.locator("tbody tr");
  await expect(rows).toHaveCount(50);

  await page.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/offset=50/);
  await expect(page.getByText(/showing 51 to 100 of/)).toBeVisible();

  await table.getByRole("link", { name: "Run", exact: true }).click();
  await expect(page).toHaveURL(/sort=id/);
  const ids = await rows.locator("td:nth-child(2)").allInnerTexts();
  expect(ids).toEqual([...ids].sort());

  await page.getByRole("navigation", { name: "Outcome" }).getByRole("link", { name: /^fail/ }).click();
  await expect(rows).toHaveCount(1);
  await rows.getByRole("link", { name: /^[\d,]+$/ }).click();
  await expect(page).toHaveURL(/\/runs\/\d+.*#m-\d+$/);
  const message = page.getByRole("article", { name: /^Message \d+, assistant/ }).and(page.locator(":focus"));
  await expect(message).toBeVisible();
  await expect(message).toBeInViewport();
  await expect(message).toContainText("hold");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/buckets\?.*outcome=fail/);
});

test("CSV and JSONL hold what the table filters", async ({ page, request }) => {
  await page.goto("/p/demo/buckets?at=temptation:reputation&at=role:ai_researcher&outcome=fail");
  for (const [name, lines] of [
    ["CSV", 14],
    ["JSONL", 13],
  ] as const) {
    const href = await page.getByRole("link", { name, exact: true }).getAttribute("href");
    const text = await (await request.get(href!)).text();
    expect(text.trim().split("\n")).toHaveLength(lines);
  }
});
