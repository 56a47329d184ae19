import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

test("a run of thousands of messages opens at the linked one and loads what is in view", async ({
  page,
  request,
}) => {
  const query = "at=temptation:profit&at=role:ai_ceo&campaign=rl-step-4000&outcome=fail";
  const { runs } = await (await request.get(`/api/v1/projects/demo/runs?${query}`)).json();
  const { run, message } = runs[0];
  const windows: string[] = [];
  page.on("request", (sent) => {
    if (sent.url().includes("/messages?")) windows.push(sent.url());
  });
  await page.goto(`/p/demo/runs/${run}#m-${message}`);
  const article = page.getByRole("article", { name: `Message ${message}, assistant` });
  await expect(article).toBeInViewport();
  await expect(article).toHaveAttribute("aria-setsize", /^\d{4,}$/);
  expect(await page.getByRole("article").count()).toBeLessThan(60);
  expect(windows.length).toBeGreaterThan(0);
  expect(windows.length).toBeLessThan(6);

  await page.keyboard.press("j");
  await expect(page.getByRole("article", { name: `Message ${message + 1},` })).toBeFocused();
  await page.keyboard.press("k");
  await expect(article).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("article").last()).toBeInViewport();
  expect(windows.length).toBeLessThan(12);
});

test("a link followed right after arriving at a message is not given up", async ({ page }) => {
  await page.goto("/p/demo/triage");
  await page.getByRole("table", { name: "Observations" }).locator("tbody a").first().click();
  await expect(page).toHaveURL(/\/runs\/\d+\?m=\d+/);
  const left = new URL(page.url());
  const message = Number(left.searchParams.get("m"));
  await expect(page.getByRole("article", { name: `Message ${message},` })).toBeFocused();
  // The next run comes only once the address of this one names the message reached last.
  let sayNamed = () => {};
  const isNamed = new Promise<void>((resolve) => {
    sayNamed = resolve;
  });
  await page.route(/\/runs\//, async (route) => {
    if (route.request().headers().rsc) await isNamed;
    await route.continue();
  });
  await page.keyboard.press("k");
  await page.keyboard.press("n");
  await expect(page).toHaveURL(new RegExp(`${left.pathname}\\?.*#m-${message - 1}$`));
  sayNamed();
  await expect(page).not.toHaveURL(new RegExp(left.pathname));
  await expect(page.getByText(/^2 of \d+ open$/)).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${left.pathname}\\?.*#m-${message - 1}$`));
});

test("links, keys and Back of a long run find the reader's place", async ({ page, request }) => {
  const query = "at=temptation:profit&at=role:ai_ceo&campaign=rl-step-4000&outcome=fail";
  const { runs } = await (await request.get(`/api/v1/projects/demo/runs?${query}`)).json();
  await page.goto(`/p/demo/runs/${runs[0].run}`);
  await expect(page.getByRole("article", { name: "Message 0," })).toBeInViewport();
  const details = page.getByLabel("Run details").locator("details");
  const links = details.getByRole("link", { name: /^message \d+$/ });
  const getArticle = async (link: typeof links) =>
    page.getByRole("article", { name: `Message ${/\d+/.exec(await link.innerText())![0]},` });
  const first = await getArticle(links.first());
  const last = await getArticle(links.last());
  await links.last().click();
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await links.first().click();
  await expect(first).toBeFocused();
  await expect(first).toBeInViewport();
  await page.goBack();
  await expect(last).toBeInViewport();

  await page.mouse.move(300, 400);
  await page.mouse.wheel(0, -6000);
  await expect(last).not.toBeInViewport();
  await links.last().click();
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();

  await page.mouse.move(300, 400);
  const start = await page.evaluate(() => window.scrollY);
  await page.mouse.wheel(0, -6000);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeLessThan(start - 3000);
  await page.keyboard.press("j");
  const reached = page.locator("article:focus");
  await expect(reached).toBeInViewport();
  await expect(last).not.toBeInViewport();
  const name = (await reached.getAttribute("aria-label"))!;
  await expect(page).toHaveURL(new RegExp(`#m-${/\d+/.exec(name)![0]}$`));

  await page.mouse.wheel(0, 4000);
  await expect(page.getByRole("article", { name })).not.toBeInViewport();
  await expect(page.getByRole("feed")).toHaveAttribute("aria-busy", "false");
  const place = await getPlaceAtRest(page);
  expect(place).toBeGreaterThan(Number(/\d+/.exec(name)![0]));
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/\/runs\//);
  await page.goBack();
  await expect(page.getByRole("article", { name: `Message ${place},` })).toBeInViewport();
  await expect(page.getByRole("article", { name })).not.toBeInViewport();
});

/** First message in view as the entry of the history keeps it, once nothing has scrolled for a second. */
function getPlaceAtRest(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        let timer = 0;
        const wait = () => {
          window.clearTimeout(timer);
          timer = window.setTimeout(() => resolve(window.history.state.firstMessageInView), 1000);
        };
        window.addEventListener("scroll", wait);
        wait();
      }),
  );
}
