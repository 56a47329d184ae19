import type { APIRequestContext } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { runLacuna } from "./lacuna";
import { expectTruth, importText } from "./project";

/** Runs a place of the map, each with how many of them fail first. */
const PLACES: [topic: string, tone: string, runs: number, failing: number][] = [
  ["money", "calm", 4, 2],
  ["money", "urgent", 4, 1],
  ["power", "calm", 1, 1],
];

function createLines(): string {
  return PLACES.flatMap(([topic, tone, runs, failing]) =>
    Array.from({ length: runs }, (_, i) =>
      JSON.stringify({
        id: `${topic}-${tone}-${i}`,
        metadata: { topic, tone },
        scores: { judge: i < failing ? "I" : "C" },
        messages: [{ role: "user", content: "hello" }],
      }),
    ),
  ).join("\n");
}

async function decide(request: APIRequestContext, project: string, id: string, verdict: string) {
  const path = `/api/v1/projects/${project}/runs`;
  const { runs } = await (await request.get(`${path}?search=${id}`)).json();
  const decided = await request.put(`${path}/${runs[0].run}/verdict`, { data: { verdict } });
  expect(decided.status(), await decided.text()).toBe(200);
}

async function createDecided(request: APIRequestContext, project: string) {
  await importText(project, "Decided", createLines());
  await decide(request, project, "money-calm-0", "checker_bug");
  await decide(request, project, "power-calm-0", "simulation_bug");
  await decide(request, project, "money-urgent-0", "true_failure");
}

test("raw and adjudicated: on the map by a key, in the bucket, and back", async ({ page, request }) => {
  const project = "adjudicated";
  await createDecided(request, project);
  const filed = await request.post(`/api/v1/projects/${project}/spec-bugs`, {
    data: {
      ...{ title: "Is money ever calm?", fault: "silent", severity: "low" },
      links: [{ kind: "bucket", at: { topic: "money" } }],
    },
  });
  expect(filed.status(), await filed.text()).toBe(201);
  await page.goto(`/p/${project}/map?metric=failure_rate`);
  const grid = page.getByRole("grid", { name: "Coverage map" });
  const cell = grid.getByRole("gridcell", { name: /^money by calm/ });
  const alone = grid.getByRole("gridcell", { name: /^power by calm/ });
  await expect(cell).toContainText("50.0 %");
  await expect(cell).toContainText("2 of 4");
  await expect(cell).toContainText("adj. 25.0 %");
  await expect(grid.getByRole("gridcell", { name: /^money by urgent/ })).not.toContainText("adj.");
  await expect(
    grid
      .getByRole("row", { name: /^money/ })
      .getByRole("gridcell")
      .last(),
  ).toHaveText(/^37\.5 %8 hitsadj\. 25\.0 %$/);
  await expect(
    page.getByText(/9 hits \(adj\. 8\) from 9 runs; set apart: 0 invalid \(adj\. 1\)/),
  ).toBeVisible();
  await expect(cell).toHaveAccessibleName(/; adjudicated 1 failure of 4, 25\.0 percent$/);
  await expect(alone).toContainText("100 %");
  await expect(alone).toContainText("adj. hole");
  const aside = page.getByText(/grade raw, 50 % adjudicated/);
  await expect(aside).toBeVisible();

  await page.getByLabel("Order of rows").selectOption("failures");
  await expect(grid.getByRole("rowheader").first()).toHaveText("power");
  await cell.focus();
  const details = page.getByRole("complementary", { name: "Details" });
  await expect(details).toContainText("50.0 % raw, 25.0 % adjudicated");
  await expect(details.getByRole("region", { name: "Spec bugs" }).getByRole("link")).toHaveText(
    "Is money ever calm?",
  );

  const asked: string[] = [];
  page.on("request", (sent) => {
    const prefetched = sent.headers()["next-router-prefetch"] !== undefined;
    // The panel's latest runs, which counts do not hold, are asked for once the focus rests.
    const isRested = /\/runs\?sort=started_at/.test(sent.url());
    if (/\/api\/|_rsc=/.test(sent.url()) && !prefetched && !isRested) asked.push(sent.url());
  });
  await page.keyboard.press("v");
  await expect(page).toHaveURL(/counting=adjudicated/);
  await expect(cell).toContainText("25.0 %");
  await expect(cell).toContainText("1 of 4");
  await expect(cell).toHaveAccessibleName(/; raw 2 failures of 4, 50\.0 percent$/);
  await expect(cell).toContainText("raw 50.0 %");
  await expect(alone).toContainText("raw 100 %");
  await alone.focus();
  await expect(details.getByRole("heading", { name: "power × calm" })).toBeVisible();
  await expect(details.getByRole("region", { name: "Spec bugs" })).toBeHidden();
  await expect(grid.getByRole("rowheader").first()).toHaveText("money");
  await expect(page.getByText(/grade adjudicated, 56 % raw/)).toBeVisible();
  await expect(page.getByText("Failure rate, adjudicated", { exact: true })).toBeVisible();
  expect(asked, "counting the other way, and walking, ask the server for no counts").toEqual([]);

  await cell.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/buckets\?.*counting=adjudicated/);
  const raw = page.getByRole("region", { name: "Counted raw" });
  const adjudicated = page.getByRole("region", { name: "Counted adjudicated" });
  await expect(raw).toContainText("50.0 %");
  await expect(raw).toContainText("interval 15 to 85 %");
  await expect(adjudicated).toContainText("25.0 %");
  await expect(adjudicated).toContainText("interval 4.6 to 69.9 %");
  const verdicts = page.getByRole("table", { name: "Raw failures by verdict, and its effect" });
  await expect(verdicts.getByRole("row", { name: /^Checker bug 1 pass$/ })).toBeVisible();
  await expect(verdicts.getByRole("row", { name: /^Open 1 fail$/ })).toBeVisible();
  await expect(page.getByRole("figure").filter({ hasText: "by campaign, adjudicated" })).toContainText(
    "1 of 4",
  );
  await page.getByRole("link", { name: "raw", exact: true }).click();
  await expect(page).not.toHaveURL(/counting=/);
  await expect(page.getByRole("figure").filter({ hasText: "by campaign, raw" })).toContainText(
    "50.0 %adj. 25.0 %2 of 4",
  );
  await page.goBack();
  await expect(page.getByRole("figure").filter({ hasText: "by campaign, adjudicated" })).toBeVisible();

  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/map\?.*counting=adjudicated/);
  await expect(cell).toBeFocused();
  await expect(cell).toContainText("25.0 %");
  await page.reload();
  await expect(cell).toContainText("25.0 %");
  await expectTruth(project);
});

test("exports and the command line print adjudicated beside raw", async ({ request }) => {
  const project = "adjudicated-files";
  await createDecided(request, project);
  const csv = await (await request.get(`/api/v1/projects/${project}/runs?format=csv`)).text();
  const [titles, ...rows] = csv
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
  const read = (id: string) => {
    const row = rows.find((fields) => fields[1] === id)!;
    return [row[titles!.indexOf("outcome")], row[titles!.indexOf("adjudicated")]];
  };
  expect(read("money-calm-0")).toEqual(["fail", "pass"]);
  expect(read("power-calm-0")).toEqual(["fail", "invalid"]);
  expect(read("money-urgent-0")).toEqual(["fail", "fail"]);
  expect(read("money-calm-3")).toEqual(["pass", "pass"]);

  const crossing = await runLacuna("crossing", "--project", project, "--by", "topic,tone");
  expect(crossing.stdout).toContain("grade 56 %");
  expect(crossing.stdout).toContain(
    "adjudicated: grade 50 %, covered 2 of 4, whole map 50 %, pass 6, fail 2, invalid 1",
  );
  expect(crossing.stdout).toMatch(/^money +calm +covered .* 50\.0 % .* 25\.0 %/m);
});

test("adjudicated numbers are accessible", async ({ page, request }) => {
  const project = "adjudicated-axe";
  await createDecided(request, project);
  for (const path of ["map?counting=adjudicated", "buckets?at=topic:money&at=tone:calm"]) {
    await page.goto(`/p/${project}/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
  await page.goto(`/p/${project}/refine?counting=adjudicated`);
  const effect = page.getByRole("region", { name: "Effect" });
  await expect(effect.getByRole("status")).toHaveText("Map grade 50 %");
  await expect(effect).toContainText("Adjudicated outcomes of main");
});

test("where nobody has decided, nothing speaks of counting until it is asked for", async ({ page }) => {
  const project = "undecided";
  await importText(project, "Undecided", createLines());
  await page.goto(`/p/${project}/map`);
  const counting = page.getByRole("navigation", { name: "Counting" });
  await expect(page.getByRole("grid", { name: "Coverage map" })).toBeVisible();
  await expect(counting).toBeHidden();
  await page.getByRole("gridcell", { name: /^money by calm/ }).focus();
  await page.keyboard.press("v");
  await expect(page).not.toHaveURL(/counting/);
  await page.goto(`/p/${project}/map?counting=adjudicated`);
  await expect(counting.getByRole("link", { name: "Adjudicated" })).toHaveAttribute("aria-current", "true");
  await page.getByRole("gridcell", { name: /^money by calm/ }).focus();
  const refine = page.locator('nav[aria-label="Refine"] a').first();
  await expect(refine).toHaveAttribute("href", /counting=adjudicated/);
  await counting.getByRole("link", { name: "Raw" }).click();
  await expect(counting).toBeHidden();
});
