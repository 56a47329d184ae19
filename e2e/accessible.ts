import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Rules whose findings depend on colours, which alone differ between light and dark. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/**
 * Axe finds nothing on the page as it stands: every rule in light, those on colours in dark too. Frames
 * that run no scripts cannot be looked into from here, so they are left out.
 */
export async function expectAccessible(page: Page, what = page.url()): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect(await listViolations(createBuilder(page)), `${what} in light`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  expect(await listViolations(createBuilder(page).withRules(COLOUR_RULES)), `${what} in dark`).toEqual([]);
}

/** Without the blank page that is opened to check frames of other origins, which takes twice as long. */
function createBuilder(page: Page): AxeBuilder {
  return new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .exclude("iframe[sandbox]");
}

async function listViolations(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
