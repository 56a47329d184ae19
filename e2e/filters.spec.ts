import type { APIRequestContext, Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";

const CAMPAIGN = "rl-step-4000";

/** Observations that a list of the API holds under filters. */
async function countListed(request: APIRequestContext, ...where: string[]): Promise<number> {
  const words = new URLSearchParams([
    ["campaign", CAMPAIGN],
    ["limit", "1"],
  ]);
  for (const filter of where) words.append("where", filter);
  return (await (await request.get(`/api/v1/projects/demo/runs?${words}`)).json()).total;
}

async function expectCount(page: Page, section: string, value: string, count: number): Promise<void> {
  const link = page.getByRole("region", { name: section, exact: true }).getByRole("link", {
    name: new RegExp(`^${value} ${count.toLocaleString("en")}$`),
  });
  await expect(link).toBeVisible();
}

test("the filters are walked by keys, with what each value would keep under the others", async ({
  page,
  request,
}) => {
  await page.goto(`/p/demo/map?campaign=${CAMPAIGN}`);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("/");
  const search = page.getByLabel("Find a dimension or value to filter by");
  await expect(search).toBeFocused();
  await expectCount(page, "Temptation type", "Profit", await countListed(request, "temptation:profit"));
  await page.keyboard.type("profit");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/where=temptation(:|%3A)profit/);
  await page.keyboard.press("ArrowUp");
  await expect(search).toBeFocused();
  await search.fill("");
  const [profitCeo, fails, reputation] = await Promise.all([
    countListed(request, "temptation:profit", "role:ai_ceo"),
    countListed(request, "temptation:profit", "@outcome:fail"),
    countListed(request, "temptation:reputation"),
  ]);
  await expectCount(page, "Agent role", "AI CEO", profitCeo);
  await expectCount(page, "Outcome", "fail", fails);
  // The dimension's own filter does not hold for its values.
  await expectCount(page, "Temptation type", "Reputation", reputation);
  await expectAccessible(page, "the open filters");

  // Along the row, to what keeps failures alone.
  await search.fill("outcome");
  const fail = page.getByRole("region", { name: "Outcome" }).getByRole("link", { name: /^fail/ });
  await search.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(fail).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("link", { name: "Only Outcome fail" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/where=(@|%40)outcome(:|%3A)fail/);
  await page.keyboard.press("Escape");
  await expect(page.locator("summary", { hasText: "Filter" })).toBeFocused();
  await expect(page.getByText("no grade under this filter")).toBeVisible();
  await expect(page.getByRole("link", { name: "Remove filter: Outcome is fail" })).toBeVisible();

  // The bucket's list holds what its cell counts.
  const bucket = page.getByRole("gridcell", { name: /^Profit by AI CEO/ });
  const both = await countListed(request, "temptation:profit", "role:ai_ceo", "@outcome:fail");
  await bucket.getByRole("link").click();
  await expect(page.getByText("Outcome is fail")).toBeVisible();
  await expect(page.getByRole("table", { name: "Observations" }).locator("tbody tr")).toHaveCount(both);
});

test("days limit what is counted, and stay with what they lead to", async ({ page, request }) => {
  await page.goto(`/p/demo/map?campaign=${CAMPAIGN}`);
  await page.waitForLoadState("networkidle");
  const { runs } = await (
    await request.get(`/api/v1/projects/demo/runs?campaign=${CAMPAIGN}&sort=started_at&limit=1`)
  ).json();
  const day = runs[0].started_at.slice(0, 10);
  await page.locator("summary", { hasText: "Filter" }).click();
  await page.getByLabel("to", { exact: true }).fill(day);
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(new RegExp(`to=${day}`));
  await page.keyboard.press("Escape");
  const chip = page.getByRole("link", { name: `Remove filter: Started to ${day}` });
  await expect(chip).toBeVisible();
  const { totals, buckets } = await (
    await request.get(`/api/v1/projects/demo/crossing?by=temptation,role&campaign=${CAMPAIGN}&to=${day}`)
  ).json();
  expect(totals.runs).toBeGreaterThan(0);
  const hit = buckets.find(({ hits }: { hits: number }) => hits > 0);
  const at = Object.entries(hit.at).map(([dimension, value]) => `at=${dimension}:${value}`);
  await page.goto(`/p/demo/buckets?${at.join("&")}&campaign=${CAMPAIGN}&to=${day}`);
  await expect(page.getByText(`started to ${day}`)).toBeVisible();
  await page.goto(`/p/demo/map?campaign=${CAMPAIGN}&from=${day}&to=0000-13-01`);
  await expect(page.getByText(/The dates are left out: to: expected a day such as/)).toBeVisible();
});
