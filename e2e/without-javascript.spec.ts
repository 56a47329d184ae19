import { expect, test } from "./fixtures";

test.use({ javaScriptEnabled: false });

test("the map is readable, and leads to buckets and messages, without JavaScript", async ({ page }) => {
  await page.goto("/p/demo/map");
  const bucket = page.getByRole("gridcell", { name: /^Reputation by AI researcher/ });
  await expect(bucket).toContainText("95 %");
  await bucket.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Reputation by AI researcher");
  const table = page.getByRole("table", { name: "Observations" });
  await expect(table.locator("tbody tr")).toHaveCount(50);
  await table.locator("tbody tr").first().getByRole("link").first().click();
  await expect(page.getByRole("feed", { name: "Transcript" }).getByRole("article").first()).toBeVisible();
});
