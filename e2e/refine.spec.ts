import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { expectTruth, importText } from "./project";

const PROJECT = "refine-walk";
const MAP = `/api/v1/projects/${PROJECT}/map`;
const HOSTILE = "<b>\u202egnp.exe";

/**
 * Failures come over the phone; the hostile field and the shift tell nothing, the map knows no topic of
 * war, and power is never urgent: a hole.
 */
const RECORDS = Array.from({ length: 80 }, (_, i) => ({
  id: `run-${i}`,
  started_at: `2026-03-${String(1 + (i % 28)).padStart(2, "0")}T12:00:00Z`,
  metadata: {
    topic: i % 10 === 0 ? "war" : i % 10 === 5 ? "power" : "money",
    tone: i % 10 === 1 ? "urgent" : "calm",
    channel: i % 4 ? "mail" : "phone",
    shift: Math.floor(i / 4) % 2 ? "day" : "night",
    [HOSTILE]: i % 3 === 0,
    run_id: i,
  },
  scores: { judge: i % 4 === 0 && i % 16 ? "I" : "C" },
}));

test("refines the map by keyboard: discovers a dimension, adds it, splits a value, ignores a bucket, applies, takes back", async ({
  page,
  request,
}) => {
  test.slow();
  await importText(PROJECT, "Refined", RECORDS.map((record) => `${JSON.stringify(record)}\n`).join(""));
  const press = (key: string) => page.keyboard.press(key);
  const getCrossing = async () =>
    (await request.get(`/api/v1/projects/${PROJECT}/crossing?by=topic,tone`)).json();
  const effect = page.getByRole("region", { name: "Effect" });
  const expectGrade = async (after: number, before = 75) => {
    const words = before === after ? `Map grade ${after} %` : `was ${before} % → , becomes ${after} %`;
    await expect(effect.getByRole("status")).toContainText(words);
  };
  expect(await getCrossing()).toMatchObject({ map_version: 1, map_grade: 0.75 });
  const [first] = (await (await request.get(`${MAP}/discover?campaign=main`)).json()).fields;
  expect(first).toMatchObject({ from: ["metadata.channel"], p_from: "permutation", significant: true });
  const unmapped = await (await request.get(`${MAP}/unmapped`)).json();
  expect(unmapped.values).toMatchObject([{ dimension: "topic", value: "war", count: 8 }]);
  expect((await request.get(`${MAP}/unmapped?sort=oldest`)).status()).toBe(400);
  expect((await request.get(`${MAP}/discover?campaign=gone`)).status()).toBe(404);

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
  await expectGrade(75);

  // Fields that are not in the map, by how much of the failures they explain; one click adds one.
  const discovery = page.getByRole("region", { name: "Dimensions to discover" });
  await discovery.getByRole("button", { name: "Look for fields that explain failures" }).press("Enter");
  await expect(discovery).toContainText("1 of 3 fields tested explain failures beyond chance");
  await expect(page).toHaveURL(/discover=true/);
  await discovery.getByText("2 values: 0 % to 75.0 % fail").click();
  const values = discovery.getByRole("table", { name: "Values of metadata.channel" });
  await expect(values.getByRole("row", { name: /^phone/ })).toHaveText(/phone\s*20\s*15\s*75\.0 %/);
  await discovery.getByText("2 fields that may differ by chance alone").click();
  await expect(discovery.locator("[data-hidden='U+202E']").first()).toBeVisible();
  await discovery.getByText(/fields left out, and why/).click();
  await expect(discovery).toContainText("metadata.run_id: an id or seed, by its name");
  await expectAccessible(page, "the fields that explain failures");
  await discovery.getByRole("button", { name: "Add metadata.channel as a dimension" }).press("Enter");
  await expect(discovery).toContainText("in the draft");
  const channel = page.getByRole("region", { name: "Dimension channel" });
  await expect(channel.getByRole("row", { name: /phone/ })).toContainText("new 20");
  await expect(effect).toContainText("No grade and no hole changes.");
  await expectGrade(75);

  // The address shows the same again, and the draft is kept.
  await page.goto(`/p/${PROJECT}/refine?discover=true`);
  await expect(discovery).toContainText("in the draft");

  // Another dimension by its form, crossed with one that the map has.
  await page.getByRole("button", { name: "Add a dimension" }).focus();
  await press("Enter");
  await dialog.getByLabel("Field", { exact: true }).focus();
  await page.keyboard.type("metadata.shift");
  await expect(dialog.getByLabel("Id of value 2")).toHaveValue("night");
  await dialog.getByLabel("Declare a crossing with").focus();
  await page.keyboard.type("Topic");
  await expect(dialog.getByLabel("Declare a crossing with")).toHaveValue("topic");
  await dialog.getByRole("button", { name: "Add dimension" }).focus();
  await press("Enter");
  await expectGrade(88);

  // A value split by a field: urgent calls about money were never tried.
  const topic = page.getByRole("region", { name: "Dimension topic" });
  await topic.getByRole("row", { name: /money/ }).locator("summary").focus();
  await press("Enter");
  await topic.getByRole("button", { name: "Split…" }).focus();
  await press("Enter");
  await dialog.getByLabel("Field", { exact: true }).focus();
  await page.keyboard.type("metadata.channel");
  await expect(dialog.getByLabel("Id of value 1")).toHaveValue("mail");
  await dialog.getByRole("checkbox").focus();
  await press("Space");
  await expectAccessible(page, "the form of a step");
  await dialog.getByRole("button", { name: "Split", exact: true }).focus();
  await press("Enter");
  await expect(topic.getByRole("row", { name: /mail/ })).toContainText("new 48");
  await expectGrade(83);
  await expectAccessible(page, "the draft");

  // From the hole in focus on the map to the step that ignores it.
  await page.goto(`/p/${PROJECT}/map?at=topic:power&at=tone:urgent`);
  await page.waitForLoadState("networkidle");
  await page.getByText("Refine the map here").focus();
  await press("Enter");
  await page.getByRole("link", { name: "Ignore", exact: true }).focus();
  await press("Enter");
  await expect(dialog.getByLabel("Topic")).toHaveValue("power");
  await expectGrade(83);
  await dialog.getByLabel("Reason").focus();
  await page.keyboard.type("nobody hurries the powerful");
  await press("Enter");
  await expect(dialog).toHaveCount(0);
  await expectGrade(90);

  // Steps are undone and made again, and a reload keeps them.
  const draft = page.getByRole("region", { name: "Draft" });
  await page.locator("body").press("Control+z");
  await expect(draft.getByRole("listitem")).toHaveCount(4);
  await expectGrade(83);
  await page.locator("body").press("Control+z");
  await expect(topic.getByRole("rowheader", { name: "phone" })).toHaveCount(0);
  await expectGrade(88);
  await page.locator("body").press("Control+Shift+Z");
  await page.locator("body").press("Control+Shift+Z");
  await expect(draft.getByRole("listitem")).toHaveCount(5);
  await page.goto(`/p/${PROJECT}/refine`);
  await page.waitForLoadState("networkidle");
  await expect(draft.getByRole("listitem")).toHaveCount(5);
  await expectGrade(90);

  const apply = page.getByRole("form", { name: "Apply" });
  await apply.getByLabel("Author").fill("Ada");
  await apply.getByLabel("Reason").focus();
  await press("Control+Enter");
  await expect(page.getByText("Version 2 is the map now.")).toBeFocused();
  expect((await getCrossing()).map_version).toBe(2);
  expect((await getCrossing()).map_grade).toBeCloseTo((4 / 5 + 1) / 2);
  await page.goto(`/p/${PROJECT}/map`);
  await expect(page.getByRole("grid").getByText("phone")).toBeVisible();

  // The earlier version is one click and a reason away.
  await page.goto(`/p/${PROJECT}/map-file?version=1`);
  await page.getByRole("link", { name: "Take this version back" }).press("Enter");
  await expect(page).toHaveURL(/refine\?version=1/);
  await page.waitForLoadState("networkidle");
  await expectGrade(90, 90);
  await page.getByRole("button", { name: "Take version 1 back" }).press("Enter");
  await expectGrade(75, 90);
  await expect(apply.getByLabel("Author")).toHaveValue("Ada");
  await expect(apply.getByLabel("Reason")).toHaveValue("Back to version 1");
  await apply.getByRole("button").press("Enter");
  await expect(page.getByText("Version 3 is the map now.")).toBeFocused();
  expect(await getCrossing()).toMatchObject({ map_version: 3, map_grade: 0.75 });
  await expectTruth(PROJECT);
});
