import { gunzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { decodeCube } from "@/lib/coverage/cube-binary";
import { expect, test } from "./fixtures";

const readMap = async (page: Page) => ({
  cells: await page.getByRole("gridcell").evaluateAll((cells) => cells.map((cell) => cell.ariaLabel)),
  header: await page.getByRole("heading", { level: 1 }).locator("../..").innerText(),
});

test("after its counts have come, the page answers every change by itself, as the server does", async ({
  page,
}) => {
  await page.goto("/p/demo/map");
  await page.waitForLoadState("networkidle");
  const pages: string[] = [];
  const counted: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/p\/demo\/map/.test(pathname)) pages.push(request.url());
    if (pathname.endsWith("/crossing")) counted.push(request.url());
  });
  const heading = page.getByRole("heading", { level: 1 });

  await page.getByLabel("Rows", { exact: true }).selectOption("severity");
  await expect(heading).toContainText("Severity");
  await expect(page).toHaveURL(/rows=severity/);
  await page.locator("summary", { hasText: "Campaign" }).click();
  await page.getByRole("link", { name: "Add sft-baseline" }).click();
  await expect(page.getByText("Campaign rl-step-4000 + sft-baseline")).toBeVisible();
  // Whole campaigns have as many runs as they have; under a filter the server counts them afterwards.
  await expect(page.getByText(/from [\d,]+ runs/)).toBeVisible();
  expect(counted).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.getByRole("link", { name: /^Profit/ }).click();
  await expect(page.getByText("no grade under this filter")).toBeVisible();
  await expect(page.getByText(/from [\d,]+ runs/)).toBeVisible();
  await expect.poll(() => counted.length).toBe(1);
  await expect(page).toHaveURL(/where=temptation/);
  expect(pages).toEqual([]);

  const shown = await readMap(page);
  await page.goBack();
  await expect(page.getByText("no grade under this filter")).toHaveCount(0);
  await page.goForward();
  await expect(page.getByText("no grade under this filter")).toBeVisible();
  expect(await readMap(page)).toEqual(shown);
  await page.reload();
  expect(await readMap(page)).toEqual(shown);
});

test("days leave out the runs of others, on the page as in the API", async ({ page, request }) => {
  const days = "from=2026-01-01&to=2026-12-31&campaign=rl-step-4000";
  const answer = await (
    await request.get(`/api/v1/projects/demo/crossing?by=temptation,role&${days}`)
  ).json();
  expect(answer.grade).toBeNull();
  await page.goto(`/p/demo/map?${days}`);
  await expect(page.getByText("no grade under this filter")).toBeVisible();
  await expect(page.getByText(`from ${answer.totals.runs.toLocaleString("en")} runs`)).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Rows", { exact: true }).selectOption("severity");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Severity");
  await expect(page).toHaveURL(/from=2026-01-01.*to=2026-12-31/);
  const shown = await readMap(page);
  await page.reload();
  expect(await readMap(page)).toEqual(shown);
  const wrong = await request.get("/api/v1/projects/demo/crossing?by=role&from=2026-02-30");
  expect(wrong.status()).toBe(400);
  expect((await wrong.json()).error.message).toContain("from: expected a day");
});

test("the counts of a campaign are bytes that are not sent again", async ({ request }) => {
  const address = "/api/v1/projects/demo/cube?campaign=sft-baseline";
  const response = await request.get(address);
  const decoded = decodeCube(gunzipSync(await response.body()));
  const { totals } = await (
    await request.get("/api/v1/projects/demo/crossing?by=role&campaign=sft-baseline")
  ).json();
  expect(decoded.ok && decoded.value).toMatchObject({ runs: totals.runs, undatedRuns: 0 });
  const headers = { "If-None-Match": response.headers().etag! };
  expect((await request.get(address, { headers })).status()).toBe(304);
  for (const [search, status] of [
    ["campaign=gone", 404],
    ["to=never", 400],
    ["from=2026-02-02&to=2026-02-01", 400],
    ["campain=x", 400],
  ] as const) {
    expect((await request.get(`/api/v1/projects/demo/cube?${search}`)).status()).toBe(status);
  }
});
