import type { APIRequestContext } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { beginProject, expectTruth } from "./project";

const LETTERS = ["a", "b", "c", "d"];
const ROWS = ["0000", "0110", "1001", "0111"];
const MAP = `name: Published
outcome: { fail: { score: judge, eq: I } }
dimensions:
${LETTERS.map((id) => `  ${id}: { label: Factor ${id}, from: metadata.${id}, values: ["0", "1"] }`).join("\n")}
`;

async function apply(request: APIRequestContext, project: string, text: string, reason: string) {
  const applied = await request.put(`/api/v1/projects/${project}/map`, {
    params: { author: "Ann", reason },
    headers: { "Content-Type": "text/yaml" },
    data: text,
  });
  expect(applied.status(), await applied.text()).toBe(200);
}

test("combinations that were never tried, and how the map came to be", async ({ page, request }) => {
  const project = "combinations";
  await beginProject(project);
  await apply(request, project, MAP, "first");
  const lines = ROWS.map((row, i) => {
    const metadata = Object.fromEntries(LETTERS.map((id, l) => [id, row[l]]));
    return JSON.stringify({ id: `row ${i}`, metadata, scores: { judge: "C" } });
  });
  const sent = await request.post(`/api/v1/projects/${project}/imports?name=rows.jsonl`, {
    data: lines.join("\n"),
  });
  expect(sent.status()).toBe(200);
  const answer = await request.get(`/api/v1/projects/${project}/tway?t=3`);
  expect(await answer.json()).toMatchObject({ t: 3, total: 15 / 32, simple: 0 });

  await page.goto(`/p/${project}/tway`);
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("row", { name: /^t = 2 6 19 24 79\.2 % 33\.3 %/ })).toBeVisible();
  await expect(page.getByRole("img", { name: /^Coverage of the sets/ })).toBeVisible();
  const sets = page.getByRole("table", { name: /^Sets of 2 dimensions/ });
  await expect(sets.locator("tbody tr").first()).toContainText("Factor b × Factor c");
  await sets.getByRole("link", { name: "2 missing of Factor b × Factor c" }).click();
  const missing = page.getByRole("table", { name: "Missing of Factor b × Factor c" });
  await expect(missing.locator("tbody tr")).toHaveText(["01", "10"]);
  await expectAccessible(page, "the missing combinations");
  await expect(page.getByRole("link", { name: "open on the map" })).toHaveAttribute(
    "href",
    new RegExp(`/p/${project}/map\\?rows=b&columns=c`),
  );
  await page.getByRole("link", { name: "t = 4" }).click();
  await expect(page.getByRole("table", { name: /^Sets of 4 dimensions/ })).toContainText("25.0 %");

  await page.setViewportSize({ width: 800, height: 900 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, "the page scrolls nothing sideways").toBe(0);

  await apply(
    request,
    project,
    MAP.replace('d, values: ["0", "1"]', 'd, values: ["0", { id: one, is: "1" }]'),
    "in words",
  );
  await page.goto(`/p/${project}/map-file`);
  const versions = page.getByRole("table", { name: "Versions, newest first" });
  await expect(versions.locator("tbody tr")).toContainText(["in words", "first"]);
  await versions.getByRole("link", { name: "1 value renamed in version 2" }).click();
  const changes = page.getByRole("region", { name: "From version 1 to version 2: 1 value renamed" });
  await expect(changes.getByRole("listitem")).toHaveText("±Value 1 of d renamed to one.");
  await expectAccessible(page, "the changes of a version");
  await versions.getByRole("link", { name: "Version 1" }).click();
  await expect(page.locator("pre")).not.toContainText("one");
  await page.goto(`/p/${project}/map-file?version=9`);
  await expect(page.getByRole("status")).toContainText("no version 9");
  await page.goto(`/p/${project}/map-file?version=1&against=99`);
  await expect(page.getByRole("status")).toContainText("no version 99; nothing is compared");
  await expectTruth(project);
});
