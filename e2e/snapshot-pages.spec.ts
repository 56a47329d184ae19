import { type Browser, type Page, test as plainTest } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { expectTruth, importText } from "./project";

// A trace is recorded by scripts in every frame, and the preview's frame reports that it runs none.
test.use({ trace: "off" });

function createLines(): string {
  return ["money", "money", "power"]
    .map((topic, i) =>
      JSON.stringify({
        id: `run-${i}`,
        metadata: { topic, tone: "calm" },
        scores: { judge: i === 0 ? "I" : "C" },
        messages: [{ role: "user", content: "a word from the transcript" }],
      }),
    )
    .join("\n");
}

/** What somebody with nothing but the link sees: another browser context, without JavaScript. */
async function open(browser: Browser, address: string) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const response = await page.goto(address);
  const seen = {
    status: response!.status(),
    bytes: await response!.text(),
    text: await page.locator("body").innerText(),
  };
  await context.close();
  return seen;
}

/** The page in the preview; nothing, not even a test, runs a script in its sandbox. */
async function readPreview(page: Page): Promise<string> {
  return (await page.getByTitle("Preview of the snapshot").getAttribute("srcdoc")) ?? "";
}

const getLink = (page: Page) => page.getByLabel("Link to the snapshot").inputValue();

test("a snapshot by keyboard: from the map to a link that works until it is revoked", async ({
  page,
  browser,
}) => {
  const project = "shared-pages";
  await importText(project, "Shared", createLines());
  await page.goto(`/p/${project}/map?metric=failure_rate&where=tone:calm`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("gridcell", { name: /^money by calm/ }).focus();
  await page.keyboard.press("s");
  await expect(page).toHaveURL(/\/snapshots\/new\?.*where=tone(:|%3A)calm/);
  await expect(page.getByTitle("Preview of the snapshot")).toBeVisible();
  await page.getByLabel("Title").fill("For the auditor");
  await page.getByLabel(/^Note to the recipient/).fill("Ask someone@example.com, see /home/ann/logs");
  const region = page.getByRole("region", { name: "Preview" });
  await expect(region).toContainText("masked: 1 path, 1 e-mail address, 0 keys");
  const hash = (await region.getByRole("code").textContent())!;
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  const shown = await readPreview(page);
  expect(shown).not.toContain("someone@example.com");
  expect(shown).not.toContain("a word from the transcript");

  await page.getByLabel("Title").press("Enter");
  const address = await getLink(page);
  expect(address).toMatch(/\/s\/[\w-]{32,}$/);
  await expect(page.getByRole("region", { name: "New link" })).toContainText("never shown again");
  const opened = await open(browser, address);
  expect(opened.status).toBe(200);
  expect(opened.text).toContain("For the auditor");
  expect(opened.text).toContain(hash);
  expect(opened.bytes, "the recipient is sent the previewed bytes").toBe(shown);

  await page.getByRole("link", { name: "All snapshots of this project" }).press("Enter");
  const row = page.getByRole("row", { name: /For the auditor/ });
  await expect(row).toContainText("1 view, last");
  await expect(row).toContainText(hash.slice(0, 12));
  await expect(page.locator("body")).not.toContainText(address.split("/s/")[1]!);

  await row.locator("summary", { hasText: "Actions for snapshot" }).press("Enter");
  await page.getByRole("button", { name: "Verify" }).press("Enter");
  await expect(page.getByRole("status").first()).toContainText(
    `is unchanged: its bytes have the SHA-256 ${hash}`,
  );

  await row.locator("summary", { hasText: "Actions for snapshot" }).press("Enter");
  await page.getByRole("button", { name: "New link…" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("The link expires").selectOption({ label: "after 7 days" });
  await dialog.getByRole("button", { name: "Make a link" }).press("Enter");
  const second = await getLink(page);
  expect(second).not.toBe(address);
  await dialog.getByRole("button", { name: "Done" }).press("Enter");
  await expect(row.getByRole("button", { name: /^Revoke link/ })).toHaveCount(2);

  await row
    .getByRole("button", { name: /^Revoke link/ })
    .first()
    .press("Enter");
  await dialog.getByRole("button", { name: "Revoke", exact: true }).press("Enter");
  await expect(row).toContainText("1 ended link");
  expect((await open(browser, address)).status).toBe(404);
  expect((await open(browser, second)).status).toBe(200);
  await row.locator("summary", { hasText: "Actions for snapshot" }).press("Enter");
  await page.getByRole("button", { name: "Revoke all links…" }).press("Enter");
  await dialog.getByRole("button", { name: "Revoke", exact: true }).press("Enter");
  await expect(row).toContainText("no link works");
  expect((await open(browser, second)).status).toBe(404);
  await expectTruth(project);
});

// Without the fixture: a browser reports the status of a refusal on its console.
plainTest("what changed since the preview is not frozen unseen", async ({ page, request }) => {
  const project = "shared-changed";
  await importText(project, "Changed", createLines());
  await page.goto(`/p/${project}/snapshots/new`);
  const button = page.getByRole("button", { name: "Freeze and make a link" });
  await expect(button).toBeEnabled();
  const more = { id: "later", metadata: { topic: "power", tone: "urgent" }, scores: { judge: "C" } };
  const added = await request.post(`/api/v1/projects/${project}/campaigns/main/runs`, {
    data: `${JSON.stringify(more)}\n`,
    headers: { "content-type": "application/x-ndjson" },
  });
  expect(added.status()).toBe(200);
  await button.click();
  await expect(page.getByRole("alert").first()).toContainText("no longer what was previewed");
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(button).toBeEnabled();
  await button.click();
  expect(await getLink(page)).toContain("/s/");
});

test("sharing is accessible", async ({ page }) => {
  const project = "shared";
  await importText(project, "Accessible", createLines());
  await page.goto(`/p/${project}/snapshots`);
  await expect(page.getByRole("heading", { name: "Nothing has been shared" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Share the map as it is now" }).click();
  const button = page.getByRole("button", { name: "Freeze and make a link" });
  await expect(button).toBeEnabled();
  await expectAccessible(page);
  await button.click();
  await expect(page.getByRole("region", { name: "New link" })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/p/${project}/snapshots`);
  await page.getByRole("button", { name: /^Revoke link/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
});
