import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "./fixtures";
import { runLacuna } from "./lacuna";
import { beginProject, createFolder, writeMap } from "./project";

const INSPECT_LOG = {
  version: 2,
  status: "success",
  eval: {
    eval_id: "hand-made-1",
    run_id: "r1",
    created: "2026-05-01T10:00:00+00:00",
    task: "audit",
    task_id: "t1",
    model: "acme/m1",
    dataset: { samples: 3 },
    config: { epochs: 1 },
  },
  samples: [
    ["money", "calm", "C"],
    ["money", "calm", "I"],
    ["power", "urgent", "C"],
  ].map(([topic, tone, judge], i) => ({
    id: `case-${i}`,
    epoch: 1,
    input: "Decide.",
    target: "",
    messages: [
      { id: `u${i}`, role: "user", content: "Decide." },
      { id: `a${i}`, role: "assistant", content: `Decision ${i}` },
    ],
    scores: { judge: { value: judge, explanation: `Because of ${i}.` } },
    metadata: { topic, tone },
  })),
};

test("a log and a map become a heatmap, a bucket, and a transcript", async ({ page }) => {
  const folder = await createFolder();
  const files = {
    map: await writeMap(folder, "Hand-made"),
    inspect: join(folder, "log.json"),
    records: join(folder, "records.jsonl"),
    notes: join(folder, "notes.txt"),
  };
  const record = { id: "extra", metadata: { topic: "money", tone: "calm" }, scores: { judge: "C" } };
  await writeFile(files.inspect, JSON.stringify(INSPECT_LOG));
  await writeFile(files.records, `${JSON.stringify(record)}\n`);
  await writeFile(files.notes, "no log at all");

  await beginProject("hand-made");
  const args = [
    "import",
    files.inspect,
    files.records,
    "--project",
    "hand-made",
    "--map",
    files.map,
    "--json",
  ];
  const first = await runLacuna(...args);
  expect(first.code, first.stderr).toBe(0);
  expect(JSON.parse(first.stdout)).toMatchObject({
    ...{ runs: 4, new: 4, observations: 4, set_aside: [], skipped: [] },
    outcomes: { pass: 3, fail: 1, invalid: 0, error: 0, unscored: 0 },
  });
  const again = await runLacuna(...args);
  expect(JSON.parse(again.stdout)).toMatchObject({ new: 0, unchanged: 4, replaced: 0 });
  const unreadable = await runLacuna("import", files.notes, "--project", "hand-made");
  expect(unreadable.code).toBe(2);
  // What only came along with the folder is told; what was named and is no log is a fault.
  const dryRun = ["--project", "hand-made", "--dry-run", "--json"];
  const walked = await runLacuna("import", folder, ...dryRun);
  expect(walked.code, walked.stderr).toBe(0);
  expect(JSON.parse(walked.stdout).skipped).toMatchObject([
    { file: "map.yaml", foreign: true },
    { file: "notes.txt", foreign: true },
  ]);
  const refused = await runLacuna("import", folder, files.notes, ...dryRun);
  expect(refused.code, refused.stderr).toBe(1);

  await page.goto("/p/hand-made/map");
  const grid = page.getByRole("grid", { name: "Coverage map" });
  await expect(grid.getByRole("gridcell", { name: /^money by calm: 3 of 4 hits/ })).toContainText("75 %");
  await expect(grid.getByRole("gridcell", { name: /^power by calm/ })).toContainText("hole");
  await grid
    .getByRole("gridcell", { name: /^money by calm/ })
    .getByRole("link")
    .click();
  await expect(page).toHaveURL(/\/buckets\?/);
  await page
    .getByRole("table", { name: "Observations" })
    .getByRole("link", { name: /case-1/ })
    .click();
  await expect(page).toHaveURL(/\/runs\/\d+/);
  await expect(page.getByText("Because of 1.")).toBeVisible();
  await expect(page.getByText("Decision 1")).toBeVisible();
});
