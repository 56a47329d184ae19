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
