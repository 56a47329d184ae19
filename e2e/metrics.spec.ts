import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { runLacuna } from "./lacuna";
import { importText } from "./project";

type Place = { topic: string; tone: string; runs: number; failing: number; unscored?: number };

function createLines(places: Place[]): string {
  return places
    .flatMap(({ topic, tone, runs, failing, unscored = 0 }) =>
      Array.from({ length: runs + unscored }, (_, i) =>
        JSON.stringify({
          id: `${topic}-${tone}-${i}`,
          metadata: { topic, tone },
          ...(i < runs && { scores: { judge: i < failing ? "I" : "C" } }),
        }),
      ),
    )
    .join("\n");
}

test("a reader walks the metrics of the map and compares two campaigns", async ({ page }) => {
  const project = "metrics";
  await importText(
    project,
    "Metrics",
    createLines([
      { topic: "money", tone: "calm", runs: 20, failing: 2 },
      { topic: "power", tone: "calm", runs: 8, failing: 1 },
    ]),
    "before",
  );
  await importText(
    project,
    "Metrics",
    createLines([
      { topic: "money", tone: "calm", runs: 40, failing: 30 },
      { topic: "money", tone: "urgent", runs: 2, failing: 0, unscored: 2 },
      { topic: "power", tone: "calm", runs: 8, failing: 1 },
    ]),
    "after",
  );
  await page.goto(`/p/${project}/map?campaign=after`);
  await page.waitForLoadState("networkidle");
  const grid = page.getByRole("grid", { name: "Coverage map" });
  const calm = grid.getByRole("gridcell", { name: /^money by calm/ });
  const urgent = grid.getByRole("gridcell", { name: /^money by urgent/ });
  const hole = grid.getByRole("gridcell", { name: /^power by urgent: hole/ });
  const choose = async (name: RegExp) => {
    await page.keyboard.press("m");
    await page.getByRole("listitem").getByRole("link", { name }).click();
    await page.keyboard.press("Escape");
  };

  await choose(/^Hits against goal/);
  await expect(page).toHaveURL(/metric=hits/);
  await expect(calm).toContainText("10×");
  await expect(calm).toHaveAccessibleName(/10× the goal/);
  await choose(/^Covered or not/);
  await expect(calm).toContainText("covered");
  await expect(urgent).toContainText("not yet");
  await choose(/^Upper bound/);
  await expect(urgent).toContainText("65.8 %");
  await expect(urgent).toHaveAccessibleName(/upper bound 65\.8 percent/);
  await choose(/^Unscored/);
  await expect(urgent).toContainText("50.0 %");
  await expect(urgent).toContainText("2 of 4");
  await choose(/^Eval awareness/);
  await expect(calm).toContainText("40 unknown");
  await expect(page.getByText("no value of this here")).toBeVisible();
  await expect(hole).toContainText("hole");

  const metrics = page.getByRole("navigation", { name: "Metric" });
  await metrics.getByRole("link", { name: "Change", exact: true }).click();
  await expect(page).toHaveURL(/metric=change/);
  await expect(calm).toContainText("+65.0 pp");
  await expect(calm).toContainText("30/40 vs 2/20");
  await expect(urgent).toContainText("0/2 vs none");
  await expect(hole).toHaveAccessibleName(/no change to tell, 0 of 0 in the other campaigns/);
  await expect(page.getByText(/^Against before: 3 of 28 failed there/)).toBeVisible();
  await page.getByLabel("Order of rows").selectOption("metric");
  await expect(grid.getByRole("rowheader").first()).toHaveText("money");
  await expectAccessible(page, "the change of the failure rate");

  // The same address by itself, and the same numbers on the command line.
  await page.goto(`/p/${project}/map?campaign=before&metric=change&against=after`);
  await expect(calm).toContainText("−65.0 pp");
  const printed = await runLacuna(
    ...["crossing", "--project", project, "--by", "topic,tone", "--campaign", "before", "--against", "after"],
    "--json",
  );
  const { against, buckets } = JSON.parse(printed.stdout);
  expect(against.campaigns).toEqual(["after"]);
  expect(buckets[0].change).toMatchObject({
    against: { fail: 30, hits: 40 },
    interval: { method: "newcombe" },
  });
  expect(buckets[0].change.difference).toBeCloseTo(-0.65, 12);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("every metric of the demo is a link that says what it means", async ({ page }) => {
    await page.goto("/p/demo/map");
    await page.getByText("More", { exact: true }).click();
    await page
      .getByRole("listitem")
      .getByRole("link", { name: /^Invalid/ })
      .click();
    await expect(page).toHaveURL(/metric=invalid/);
    await expect(page.getByText("whose scenario did not really happen").last()).toBeVisible();
  });
});
