import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "./fixtures";
import { runLacuna } from "./lacuna";

const SCRIPT = "<script>window.__owned = true</script><img src=x onerror='window.__owned = true'>";
const LINKS = "[click](javascript:window.__owned=true) ![pixel](https://evil.example/pixel.png)";
const IMAGE = '<img src="https://evil.example/track.gif"><iframe src="https://evil.example"></iframe>';
const BIDI = "transfer \u202E000,1$ to\u202C me\u200B now \u001b[31mred";

test("a transcript full of traps is only text", async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), "lacuna-e2e-"));
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
