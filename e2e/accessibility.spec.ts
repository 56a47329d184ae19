import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./fixtures";

const PAGES = [
  "/",
  "/p/demo/map",
  "/p/demo/map?metric=failure_rate",
  "/p/demo/map?rows=factors&columns=severity&where=role:!ai_ceo",
  "/p/demo/buckets?at=temptation:reputation&at=role:ai_researcher",
  "/p/demo/runs/1",
  "/p/demo/campaigns",
  "/p/demo/map-file",
  "/p/demo/imports",
  "/p/demo/imports/1",
  "/new?project=first-evals",
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const address of PAGES) {
    test(`${address} is accessible in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(address);
      await page.waitForLoadState("networkidle");
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
      ).toEqual([]);
    });
  }
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
