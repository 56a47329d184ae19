import { expect, type Page } from "@playwright/test";
import { ACTS } from "@/lib/requests/test-hostile-text";

/** Fails where a text of the page acts or hides, in its title, its texts or its attributes, or is markup. */
export async function expectHarmless(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  const corners = await page.evaluate(() => {
    const texts = [document.title, document.body.innerText];
    for (const element of document.body.querySelectorAll(":not(script, noscript, [type=hidden])")) {
      for (const name of ["title", "aria-label", "alt", "placeholder", "value"]) {
        texts.push(element.getAttribute(name) ?? "");
      }
      texts.push(...[...element.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : [])));
    }
    return [...new Set(texts)];
  });
  expect(
    corners.filter((text) => ACTS.test(text)).map((text) => JSON.stringify(text).slice(0, 200)),
    page.url(),
  ).toEqual([]);
  await expect(page.locator('a[href^="javascript:" i], main iframe, main img, main object')).toHaveCount(0);
  expect(await page.evaluate(() => "__owned" in window)).toBe(false);
}

/** Fails where something is so wide that the page itself has to be moved sideways. */
export async function expectFits(page: Page): Promise<void> {
  const getExcess = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(getExcess, `pixels by which ${page.url()} is too wide`).toBeLessThanOrEqual(0);
}
