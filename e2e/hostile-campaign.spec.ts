import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { buildHostileLogs, HOSTILE_LOGS_MAP } from "@/lib/requests/test-hostile-logs";
import { ACTS } from "@/lib/requests/test-hostile-text";
import { expect, test } from "./fixtures";
import { expectFits, expectHarmless } from "./harmless";
import { runLacuna } from "./lacuna";
import { beginProject, createFolder, expectTruth } from "./project";

const PROJECT = "hostile-campaign";
const API = `/api/v1/projects/${PROJECT}`;

type Run = { run: number; source: { file: string } };

test("hostile logs of every format come to the pages and exports as text that fits", async ({
  page,
  request,
}) => {
  test.slow();
  await beginProject(PROJECT);
  const folder = await createFolder();
  const logs = join(folder, "logs");
  const map = join(folder, "map.yaml");
  for (const [name, content] of Object.entries(buildHostileLogs())) {
    await mkdir(dirname(join(logs, name)), { recursive: true });
    await writeFile(join(logs, name), content);
  }
  await writeFile(map, HOSTILE_LOGS_MAP);
  const imported = await runLacuna("import", logs, "--project", PROJECT, "--map", map, "--json");
  expect(imported.code, imported.stderr).toBe(1);
  expect(imported.stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(imported.stderr.replaceAll("\r", "")).not.toMatch(ACTS);
  const summary = JSON.parse(imported.stdout);
  expect(summary).toMatchObject({ runs: 17, new: 16, unchanged: 1 });
  expect(new Set(summary.files.map(({ format }: { format: string }) => format)).size).toBe(8);
  expect([summary.set_aside.length, summary.skipped.length]).toEqual([5, 2]);

  const { runs }: { runs: Run[] } = await (await request.get(`${API}/runs`)).json();
  const oneOfEachFile = [...new Map(runs.map((one) => [one.source.file, one.run])).values()];
  page.on("dialog", () => {
    throw new Error("a dialog opened");
  });
  for (const path of [
    "imports",
    `imports/${summary.import}`,
    "map?metric=failure_rate&where=tone:!y&at=topic:a",
    "triage?show=all",
    "tway",
    "refine",
    "buckets?at=topic:other",
    `spec-bugs/new?run=${oneOfEachFile[0]}`,
    ...oneOfEachFile.map((run) => `runs/${run}`),
  ]) {
    await page.goto(`/p/${PROJECT}/${path}`);
    await expectHarmless(page);
    for (const width of [800, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await expectFits(page);
    }
  }

  for (const path of ["runs?format=csv", "crossing?by=topic,tone&format=csv"]) {
    const answer = await request.get(`${API}/${path}`);
    expect(answer.headers()["content-type"]).toContain("csv");
    const cells: string[] = parse(await answer.body()).flat();
    expect(cells.join("\n")).toContain("HYPERLINK");
    expect(cells.filter((cell) => /^[=+@\t\r＝＋－＠]|^-(?![\d.])/.test(cell))).toEqual([]);
  }
  const lines = (await (await request.get(`${API}/runs?format=jsonl`)).text()).trim().split("\n");
  expect(lines.map((line) => JSON.parse(line).run).length).toBeGreaterThan(16);
  await expectTruth(PROJECT);
});
