import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { expectTruth, importText } from "./project";

const PROJECT = "refine-walk";

/** Power is never urgent: a hole. */
const RECORDS = Array.from({ length: 24 }, (_, i) => ({
  id: `run-${i}`,
  metadata: {
    topic: i < 18 ? "money" : "power",
    tone: i >= 12 && i < 18 ? "urgent" : "calm",
    channel: i % 2 ? "mail" : "phone",
  },
  scores: { judge: i % 6 === 0 ? "I" : "C" },
}));

test("refines the map by keyboard, applies it, and takes it back", async ({ page, request }) => {
  await importText(PROJECT, "Refined", RECORDS.map((record) => `${JSON.stringify(record)}\n`).join(""));
  const press = (key: string) => page.keyboard.press(key);
  const crossing = async () =>
    (await request.get(`/api/v1/projects/${PROJECT}/crossing?by=topic,tone`)).json();
  expect(await crossing()).toMatchObject({ map_version: 1, map_grade: 0.75 });

  // From the hole in focus on the map to the step that ignores it.
  await page.goto(`/p/${PROJECT}/map?at=topic:power&at=tone:urgent`);
  await page.waitForLoadState("networkidle");
  await page.getByText("Refine the map here").focus();
  await press("Enter");
  await page.getByRole("link", { name: "Ignore", exact: true }).focus();
  await press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Topic")).toHaveValue("power");
  await dialog.getByLabel("Reason").focus();
  await page.keyboard.type("nobody hurries the powerful");
  await press("Enter");
  await expect(dialog).toHaveCount(0);
  const effect = page.getByRole("region", { name: "Effect" });
  await expect(effect.getByRole("status")).toContainText("was 75 %");
  await expect(effect.getByRole("status")).toContainText("becomes 100 %");

  // A dimension from a field that the map does not have, crossed with another.
  await page.getByRole("button", { name: "Add a dimension" }).focus();
  await press("Enter");
  await dialog.getByLabel("Field", { exact: true }).focus();
  await page.keyboard.type("metadata.channel");
  await expect(dialog.getByLabel("Id of value 2")).toHaveValue("phone");
  await dialog.getByLabel("Declare a crossing with").focus();
  await page.keyboard.type("Topic");
  await expect(dialog.getByLabel("Declare a crossing with")).toHaveValue("topic");
  await dialog.getByRole("button", { name: "Add dimension" }).focus();
  await press("Enter");
  const channel = page.getByRole("region", { name: "Dimension channel" });
  await expect(channel.getByRole("row", { name: /mail/ })).toContainText("new 12");

  // A value split by that field.
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
  await expect(topic.getByRole("row", { name: /mail/ })).toContainText("new 9");
  await expect(effect.getByRole("status")).toContainText("becomes 74 %");
  await expectAccessible(page, "the draft");

  // Steps are undone and made again, and a reload keeps them.
  const draft = page.getByRole("region", { name: "Draft" });
  await page.locator("body").press("Control+z");
  await expect(draft.getByRole("listitem")).toHaveCount(3);
  await expect(topic.getByRole("rowheader", { name: "phone" })).toHaveCount(0);
  await page.locator("body").press("Control+Shift+Z");
  await expect(draft.getByRole("listitem")).toHaveCount(4);
  await page.goto(`/p/${PROJECT}/refine`);
  await page.waitForLoadState("networkidle");
  await expect(draft.getByRole("listitem")).toHaveCount(4);
  await expect(effect.getByRole("status")).toContainText("becomes 74 %");

  const apply = page.getByRole("form", { name: "Apply" });
  await apply.getByLabel("Author").fill("Ada");
  await apply.getByLabel("Reason").focus();
  await press("Control+Enter");
  await expect(page.getByText("Version 2 is the map now.")).toBeFocused();
  expect((await crossing()).map_version).toBe(2);
  expect((await crossing()).map_grade).toBeCloseTo((0.9 + 3.5 / 6) / 2);
  await page.goto(`/p/${PROJECT}/map`);
  await expect(page.getByRole("grid").getByText("phone")).toBeVisible();

  // The earlier version is one click and a reason away.
  await page.goto(`/p/${PROJECT}/map-file?version=1`);
  await page.getByRole("link", { name: "Take this version back" }).press("Enter");
  await expect(page).toHaveURL(/refine\?version=1/);
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Take version 1 back" }).press("Enter");
  await expect(effect.getByRole("status")).toContainText("becomes 75 %");
  await expect(apply.getByLabel("Author")).toHaveValue("Ada");
  await expect(apply.getByLabel("Reason")).toHaveValue("Back to version 1");
  await apply.getByRole("button").press("Enter");
  await expect(page.getByText("Version 3 is the map now.")).toBeFocused();
  expect(await crossing()).toMatchObject({ map_version: 3, map_grade: 0.75 });
  await expectTruth(PROJECT);
});
