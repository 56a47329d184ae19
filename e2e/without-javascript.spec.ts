import { expect, test } from "./fixtures";

test.use({ javaScriptEnabled: false });

test("the map is readable, and leads to buckets and messages, without JavaScript", async ({ page }) => {
  await page.goto("/p/demo/map");
  const bucket = page.getByRole("gridcell", { name: /^Reputation by AI researcher/ });
  await expect(bucket).toContainText("95 %");
  await page.locator("summary", { hasText: "Filter" }).click();
  await page.getByRole("link", { name: "Only Agent role AI researcher" }).click();
  await expect(page).toHaveURL(/where=role(:|%3A)ai_researcher/);
  await bucket.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Reputation by AI researcher");
  const table = page.getByRole("table", { name: "Observations" });
  await expect(table.locator("tbody tr")).toHaveCount(50);
  await table.locator("tbody tr").first().getByRole("link").first().click();
  await expect(page.getByRole("feed", { name: "Transcript" }).getByRole("article").first()).toBeVisible();
});

test("imports and their results are readable without JavaScript", async ({ page, request }) => {
  const log = `${JSON.stringify({ id: "a", outcome: "pass" })}\n{ not json\n`;
  await request.post("/api/v1/projects/plain-imports/imports?name=a.jsonl", { data: log });
  await page.goto("/p/plain-imports/imports");
  await expect(page.getByText("Choosing files here needs JavaScript")).toBeVisible();
  const row = page.getByRole("table", { name: "Imports, newest first" }).locator("tbody tr");
  await expect(row).toContainText("request");
  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("done");
  await expect(page.getByRole("table", { name: "Not stored" })).toContainText("a.jsonl");
  await page.goto("/");
  await page.getByLabel("Name of the new project").fill("Plain");
  await page.getByRole("button", { name: /^New project/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("plain");
});
