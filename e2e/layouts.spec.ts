import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { importWithMap } from "./project";

const PROJECT = "layouts";
const DIMENSIONS = ["topic", "tone", "place", "hour"];

/** Two values a dimension, every combination but the last few, so that there are holes. */
function importProject() {
  const values = "values: [{ id: x, label: Ex }, { id: y, label: Why }]";
  const lines = DIMENSIONS.map((id) => `  ${id}: { from: metadata.${id}, ${values} }`);
  const map = `name: Layouts\ngoal: 2\ndimensions:\n${lines.join("\n")}\n`;
  const records = Array.from({ length: 13 }, (_, i) => ({
    id: `r${i}`,
    outcome: i % 4 === 0 ? "fail" : "pass",
    metadata: Object.fromEntries(DIMENSIONS.map((id, d) => [id, (i >> (3 - d)) & 1 ? "y" : "x"])),
  }));
  return importWithMap(PROJECT, map, records.map((record) => JSON.stringify(record)).join("\n"));
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

/** Opens the bucket in focus, and comes back to it. */
async function openAndReturn(page: Page, name: RegExp) {
  expect(await focused(page)).toMatch(name);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/buckets\?/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/map\?/);
  await expect.poll(() => focused(page)).toMatch(name);
  await page.waitForLoadState("networkidle");
}

test("one, two, three and four dimensions are each walked by keyboard, and the overview leads to a pair", async ({
  page,
}) => {
  await importProject();
  await page.goto(`/p/${PROJECT}/map?rows=topic&columns=`);
  await page.waitForLoadState("networkidle");
  const map = page.getByRole("grid", { name: "Coverage map" });
  await expect(map.getByRole("row", { name: /^Ex: 8 of 2 hits, 100 percent; 2 failures/ })).toBeVisible();
  await map.locator("[data-row]").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("region", { name: "Bucket" })).toContainText("Why");
  await openAndReturn(page, /^Why: 5 of 2 hits/);
  await expectAccessible(page, "one dimension");

  await page.getByLabel("Columns", { exact: true }).selectOption("tone");
  await expect(page).toHaveURL(/columns=tone/);
  await expect(map.getByRole("gridcell", { name: /^Why by Why: 1 of 2 hits/ })).toBeVisible();

  await page.getByLabel("One more dimension").selectOption("place");
  await expect(page).toHaveURL(/panels=place/);
  const panel = page.getByRole("grid", { name: "Coverage map, Why" });
  await expect(panel.getByRole("gridcell", { name: /^Why by Why by Why: hole, 0 of 2 hits/ })).toBeVisible();
  await panel.locator("[data-row]").first().focus();
  await page.keyboard.press("ArrowRight");
  await openAndReturn(page, /^Ex by Why by Why: 2 of 2 hits/);
  expect(await panel.locator('[tabindex="0"]').count()).toBe(1);
  await expectAccessible(page, "three dimensions");

  await page.getByLabel("One more dimension").selectOption("hour");
  await expect(page).toHaveURL(/deeper=hour/);
  await expect(page.getByText(/^showing 16 of 16, most missing hits first/)).toBeVisible();
  await expect(map.getByRole("row", { name: /^Why by Why by Ex by Why: hole/ })).toBeVisible();
  await map.getByRole("link", { name: "95 % Wilson" }).click();
  await expect(page).toHaveURL(/rank=bound/);
  await expect(page.getByText(/failing most first, by the lower end/)).toBeVisible();
  await map.locator("[data-row]").first().focus();
  await page.keyboard.press("ArrowDown");
  await openAndReturn(page, /^Ex by Why by Ex by Ex: 1 of 2 hits, 50 percent; 1 failure/);
  await expectAccessible(page, "four dimensions");

  await page.getByRole("link", { name: "Cross without place" }).click();
  await expect(page).not.toHaveURL(/deeper/);
  await expect(page.getByRole("grid", { name: "Coverage map, Why" })).toBeVisible();
  const overview = page.getByRole("region", { name: "All crossings of two" });
  await expect(overview.getByRole("listitem")).toHaveCount(6);
  await overview.getByRole("link", { name: /^place × hour: grade 100 %; 0 holes; 13 hits; worst/ }).click();
  await expect(page).toHaveURL(/rows=place&columns=hour/);
  await expect(map.locator("[data-row]")).toHaveCount(4);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("every layout is read, chosen and left", async ({ page }) => {
    await page.goto("/p/demo/map?rows=severity&columns=");
    await expect(page.getByRole("row", { name: /^Minor: / })).toContainText("%");
    await page.getByLabel("Columns", { exact: true }).selectOption("role");
    await page
      .locator("form", { has: page.getByLabel("Columns", { exact: true }) })
      .getByRole("button")
      .click();
    await expect(page).toHaveURL(/columns=role/);
    await page.getByLabel("One more dimension").selectOption("temptation");
    await page
      .locator("form", { has: page.getByLabel("One more dimension") })
      .getByRole("button")
      .click();
    await expect(page).toHaveURL(/panels=temptation/);
    await page
      .getByRole("grid", { name: "Coverage map, Profit" })
      .getByRole("gridcell", { name: /^Minor by AI CEO by Profit/ })
      .getByRole("link")
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Minor by AI CEO by Profit");
    await page.goto("/p/demo/map?rows=severity&columns=role&panels=temptation&deeper=factors");
    await expect(page.getByText(/^showing 50 of [\d,]+, most missing/)).toBeVisible();
    await page.getByRole("link", { name: "show more" }).click();
    await expect(page.getByText(/^showing 200 of/)).toBeVisible();
    await page
      .getByRole("region", { name: "All crossings of two" })
      .getByRole("link", { name: /^Agent role × Severity/ })
      .click();
    await expect(page).toHaveURL(/rows=role&columns=severity/);
  });
});
