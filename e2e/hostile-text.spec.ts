import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  ACTING,
  ACTS,
  HOSTILE_FILE_NAME,
  HOSTILE_MAP,
  HOSTILE_RECORDS,
  SCRIPT,
} from "@/lib/requests/test-hostile-text";
import { expect, test } from "./fixtures";
import { expectHarmless } from "./harmless";
import { runLacuna } from "./lacuna";
import { createFolder } from "./project";

const LINKS = "[click](javascript:window.__owned=true) ![pixel](https://evil.example/pixel.png)";
const IMAGE = '<img src="https://evil.example/track.gif"><iframe src="https://evil.example"></iframe>';
const BIDI = "transfer \u202E000,1$ to\u202C me\u200B now \u001b[31mred";

test("a transcript full of traps is only text", async ({ page }) => {
  const folder = await createFolder();
  const file = join(folder, "hostile.jsonl");
  const map = join(folder, "map.yaml");
  const record = {
    id: `hostile ${SCRIPT}`,
    case: "javascript:alert(1)",
    model: BIDI,
    outcome: "fail",
    metadata: { topic: SCRIPT, link: "javascript:alert(1)", ["__proto__"]: { polluted: true } },
    explanations: { judge: `${IMAGE} ${LINKS}` },
    messages: [
      { id: "m1", role: "system", content: SCRIPT },
      { id: "m2", role: "user", content: `${LINKS}\n${IMAGE}` },
      { id: "m3", role: "assistant", content: [{ type: "image", source: "https://evil.example/a.png" }] },
      {
        id: "m4",
        role: "assistant",
        content: BIDI,
        tool_calls: [{ id: "1", function: SCRIPT, arguments: IMAGE }],
      },
      { id: "m5", role: "tool", content: IMAGE, error: { type: SCRIPT, message: LINKS } },
    ],
    highlights: [{ message: "m4", quote: "transfer", note: SCRIPT }],
  };
  await writeFile(map, "name: Hostile\ndimensions:\n  topic: { from: metadata.topic, values: [a] }\n");
  await writeFile(file, `${JSON.stringify(record)}\n`);
  const imported = await runLacuna("import", file, "--project", "hostile", "--map", map, "--json");
  expect(imported.code, imported.stderr).toBe(0);
  const printed = await runLacuna("runs", "--project", "hostile");
  expect(printed.stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(printed.stdout).toContain("⟨U+202E⟩");

  page.on("dialog", () => {
    throw new Error("a dialog opened");
  });
  await page.goto("/p/hostile/buckets?at=topic:other");
  await page.getByRole("table", { name: "Observations" }).locator("tbody").getByRole("link").first().click();
  const transcript = page.getByRole("feed", { name: "Transcript" });
  await expect(transcript.getByRole("article")).toHaveCount(5);
  await expect(transcript).toContainText("<script>window.__owned = true</script>");
  await expect(transcript).toContainText("javascript:window.__owned=true");
  await expect(transcript).not.toContainText("\u202E");
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => "__owned" in window)).toBe(false);
  await expect(page.locator('a[href^="javascript:" i]')).toHaveCount(0);
  await expect(page.locator("iframe, article img, article a[href^='http']")).toHaveCount(0);
});

test("hostile names, labels, reasons and file names are visible in every corner of the pages", async ({
  page,
}) => {
  test.slow();
  const folder = await createFolder();
  const file = join(folder, HOSTILE_FILE_NAME);
  const map = join(folder, "map.yaml");
  await writeFile(map, HOSTILE_MAP);
  await writeFile(file, HOSTILE_RECORDS);
  const imported = await runLacuna("import", file, "--project", "hostile-names", "--map", map);
  expect(imported.code, imported.stderr).toBe(0);
  expect(imported.stdout + imported.stderr).not.toMatch(ACTS);

  page.on("dialog", () => {
    throw new Error("a dialog opened");
  });
  const runs = await page.request.get("/api/v1/projects/hostile-names/runs");
  const run: number = (await runs.json()).runs[0].run;
  for (const address of [
    "/",
    "/p/hostile-names/map",
    "/p/hostile-names/map?metric=failure_rate&where=tone:!y",
    "/p/hostile-names/map?at=topic:c&at=tone:x",
    `/p/hostile-names/map?rows=${encodeURIComponent(ACTING)}&where=${encodeURIComponent(`topic:${ACTING}`)}`,
    "/p/hostile-names/buckets?at=topic:a&at=tone:x",
    "/p/hostile-names/buckets?at=topic:other&at=tone:other",
    `/p/hostile-names/buckets?at=topic:${encodeURIComponent(ACTING)}`,
    "/p/hostile-names/triage?show=all",
    "/p/hostile-names/campaigns",
    "/p/hostile-names/map-file",
    `/p/hostile-names/runs/${run}`,
    `/p/hostile-names/runs/${run}?q=txt&highlight=1&hide=user#m-0`,
    `/p/hostile-names/runs/${run}?branch=1&q=txt&hide=user`,
    `/p/hostile-names/runs/${run}?highlight=${encodeURIComponent(ACTING)}&hide=${encodeURIComponent(ACTING)}`,
  ]) {
    await page.goto(address);
    await expectHarmless(page);
  }
});
