import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { expectTruth, importText } from "./project";

const PROJECT = "discover-walk";
const HOSTILE = "<b>\u202egnp.exe";

/** Failures come over the phone; the hostile field tells nothing, and the map knows no topic of war. */
const RECORDS = Array.from({ length: 80 }, (_, i) => ({
  id: `run-${i}`,
  started_at: `2026-03-${String(1 + (i % 28)).padStart(2, "0")}T12:00:00Z`,
  metadata: {
    topic: i % 10 === 0 ? "war" : "money",
    tone: "calm",
    channel: i % 4 ? "mail" : "phone",
    [HOSTILE]: i % 3 === 0,
    run_id: i,
  },
  scores: { judge: i % 4 === 0 && i % 16 ? "I" : "C" },
}));

test("discovers a dimension, adds it, and assigns a value that the map does not know", async ({
  page,
  request,
}) => {
  await importText(PROJECT, "Discovered", RECORDS.map((record) => `${JSON.stringify(record)}\n`).join(""));

  // The map lists what it does not know, newest first, and leads to where it is assigned.
  await page.goto(`/p/${PROJECT}/map`);
  await page.getByText("1 raw value that the map does not know").click();
  const unknown = page.getByRole("row", { name: /war/ });
  await expect(unknown.getByRole("link", { name: "23 Mar 2026, 12:00 UTC" })).toHaveAttribute(
    "href",
    new RegExp(`^/p/${PROJECT}/runs/\\d+`),
  );
  await unknown.getByRole("link", { name: "Assign…" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("war");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page).not.toHaveURL(/act=/);

  const discovery = page.getByRole("region", { name: "Dimensions to discover" });
  await discovery.getByRole("button", { name: "Look for fields that explain failures" }).press("Enter");
  await expect(discovery).toContainText("1 of 2 fields tested explain failures beyond chance");
  await expect(page).toHaveURL(/discover=true/);
  await discovery.getByText("2 values: 0 % to 75.0 % fail").click();
  const values = discovery.getByRole("table", { name: "Values of metadata.channel" });
  await expect(values.getByRole("row", { name: /^phone/ })).toHaveText(/phone\s*20\s*15\s*75\.0 %/);
  await discovery.getByText("1 field that may differ by chance alone").click();
  await expect(discovery.locator("[data-hidden='U+202E']").first()).toBeVisible();
  await discovery.getByText(/fields left out, and why/).click();
  await expect(discovery).toContainText("metadata.run_id: an id or seed, by its name");
  await expectAccessible(page, "the fields that explain failures");

  await discovery.getByRole("button", { name: "Add metadata.channel as a dimension" }).press("Enter");
  await expect(discovery).toContainText("in the draft");
  const added = page.getByRole("region", { name: "Dimension channel" });
  await expect(added.getByRole("row", { name: /phone/ })).toContainText("new 20");

  // The address shows the same again, and the draft is kept.
  await page.goto(`/p/${PROJECT}/refine?discover=true`);
  await expect(discovery).toContainText("in the draft");

  const map = `/api/v1/projects/${PROJECT}/map`;
  const [first] = (await (await request.get(`${map}/discover?campaign=main`)).json()).fields;
  expect(first).toMatchObject({ from: ["metadata.channel"], p_from: "permutation", significant: true });
  const unmapped = await (await request.get(`${map}/unmapped`)).json();
  expect(unmapped.values).toMatchObject([{ dimension: "topic", value: "war", count: 8 }]);
  expect((await request.get(`${map}/unmapped?sort=oldest`)).status()).toBe(400);
  expect((await request.get(`${map}/discover?campaign=gone`)).status()).toBe(404);
  await expectTruth(PROJECT);
});
