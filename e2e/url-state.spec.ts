import { test as plainTest } from "@playwright/test";
import { expect, test } from "./fixtures";

test("rows, columns, filters and campaigns live in the address", async ({ page }) => {
  await page.goto("/p/demo/map");
  const grid = page.getByRole("grid", { name: "Coverage map" });
  await page.getByLabel("Rows", { exact: true }).selectOption("severity");
  await expect(page).toHaveURL(/rows=severity/);
  await expect(grid.getByRole("columnheader").first()).toContainText("Severity");

  await page.keyboard.press("/");
  const search = page.getByLabel("Find a dimension or value to filter by");
  await expect(search).toBeFocused();
  await search.fill("profit");
  // The details beside the map follow it, and may name buckets of profit still.
  await page
    .locator("details[open]")
    .getByRole("link", { name: /^Profit( |$)/ })
    .click();
  await expect(page).toHaveURL(/where=temptation(:|%3A)profit/);
  await page.getByRole("link", { name: /^Turn round: Temptation type is Profit/ }).click();
  await expect(page).toHaveURL(/where=temptation(:|%3A)!profit/);

  await page.locator("summary", { hasText: "Campaign" }).click();
  await page.getByRole("link", { name: "Only sft-baseline" }).click();
  await expect(page).toHaveURL(/campaign=sft-baseline/);
  const cells = grid.getByRole("gridcell");
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  const shown = await cells.allInnerTexts();

  await page.reload();
  expect(await cells.allInnerTexts()).toEqual(shown);
  await page.getByRole("link", { name: /^Remove filter: Temptation type is not Profit/ }).click();
  await expect(page).not.toHaveURL(/where=/);
  await page.goBack();
  await expect(page).toHaveURL(/where=temptation(:|%3A)!profit/);
  expect(await cells.allInnerTexts()).toEqual(shown);
});

test("campaigns that are counted together are added before they are graded", async ({ page, request }) => {
  const hits = async (campaigns: string[]) => {
    const query = campaigns.map((campaign) => `&campaign=${campaign}`).join("");
    const answer = await (
      await request.get(`/api/v1/projects/demo/crossing?by=temptation,role${query}`)
    ).json();
    return answer.buckets.find(
      ({ at }: { at: Record<string, string> }) => at.temptation === "profit" && at.role === "ai_ceo",
    ).hits;
  };
  const all = ["rl-step-4000", "rl-step-2000", "sft-baseline"];
  const separately = await Promise.all(all.map((campaign) => hits([campaign])));
  const together = await hits(all);
  expect(together).toBe(separately.reduce((sum, count) => sum + count, 0));
  await page.goto(`/p/demo/map?${all.map((campaign) => `campaign=${campaign}`).join("&")}`);
  await expect(page.getByRole("gridcell", { name: /^Profit by AI CEO/ })).toContainText(`${together} of 870`);
});

for (const address of [
  "/p/demo/map?rows=nope&columns=role&metric=zzz&row_order=zzz",
  "/p/demo/map?where=nope:x&where=severity:nope&where=broken",
  "/p/demo/map?campaign=gone&at=temptation:nope&at=nope",
  "/p/demo/buckets?at=temptation:profit&at=role:ai_ceo&sort=zzz&limit=x&offset=-5&where=a:b",
  "/p/demo/runs/1?m=99999&branch=7",
]) {
  test(`${address} falls back and says so`, async ({ page }) => {
    const response = await page.goto(address);
    expect(response?.status()).toBe(200);
    await expect(page.getByRole("status").first()).toContainText(/\S/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}

// Without the fixture: a browser reports the status of a missing page on its console.
plainTest("what is not there is a 404 with a way back", async ({ page }) => {
  for (const address of ["/p/nope/map", "/p/demo/runs/99999999", "/p/demo/runs/x", "/p/demo/nope", "/nope"]) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
  }
});
