import { test as plainTest } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";

/** Pages that no other test looks at with axe. */
const PLAIN_PAGES = [
  "/",
  "/p/demo/map",
  "/p/demo/campaigns",
  "/p/demo/imports",
  "/p/demo/imports/1",
  "/p/demo/settings",
  "/new?project=first-evals",
];
const PAGES = [
  ...PLAIN_PAGES,
  "/p/demo/map?rows=factors&columns=severity&where=role:!ai_ceo",
  "/p/demo/buckets?at=temptation:reputation&at=role:ai_researcher",
  "/p/demo/runs/1",
  "/p/demo/triage",
  "/p/demo/spec-bugs",
  "/p/demo/spec-bugs/new",
  "/p/demo/tway",
  "/p/demo/refine",
  "/p/demo/map-file",
];

test("an import with lines set aside is accessible", async ({ page, request }) => {
  const log = `${JSON.stringify({ id: "a", outcome: "pass" })}\n{ not json\n`;
  const project = "accessible";
  const path = `/api/v1/projects/${project}/imports`;
  expect((await request.post(`${path}?name=a.jsonl`, { data: log })).status()).toBe(200);
  const { imports } = await (await request.get(path)).json();
  await page.goto(`/p/${project}/imports/${imports[0].id}`);
  await expect(page.getByRole("table", { name: "Not stored" })).toBeVisible();
  await expectAccessible(page);
});
test("a deletion that waits to be confirmed is accessible", async ({ page }) => {
  await page.goto("/p/demo/campaigns");
  await page.locator("summary", { hasText: "Actions for campaign sft-baseline" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Delete…" }).click();
  await expect(page.getByLabel("Type sft-baseline to confirm")).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel("Type sft-baseline to confirm").fill("sft-baseline");
  await expect(page.getByRole("button", { name: /^Delete [\d,]+ runs$/ })).toBeEnabled();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
});
// Without the fixture: a browser reports the status of a missing page on its console.
plainTest("what is not there is accessible", async ({ page, request }) => {
  const path = `/api/v1/projects/gone`;
  const log = JSON.stringify({ id: "a", outcome: "pass" });
  expect((await request.post(`${path}/imports?name=a.jsonl`, { data: log })).status()).toBe(200);
  const { run } = (await (await request.get(`${path}/runs`)).json()).runs[0];
  expect((await request.delete(`${path}/runs/${run}?runs=1`)).status()).toBe(200);
  for (const [address, text] of [
    [`/p/gone/runs/${run}`, `Run ${run} was deleted`],
    ["/p/demo/runs/999999999", "There is no run 999999999"],
    ["/p/nope/map", "There is no project “nope”"],
    ["/nope", "There is nothing here"],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(text);
    await expectAccessible(page, address);
  }
});
for (const address of PLAIN_PAGES) {
  test(`${address} is accessible`, async ({ page }) => {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
  });
}

test("a narrow page scrolls nothing sideways but the map", async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  for (const address of PAGES) {
    await page.goto(address);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, address).toBe(0);
  }
});
