import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildTestExport, buildTestRow } from "@/lib/import/formats/test-promptfoo";
import { runRecordSchema } from "@/lib/import/run-record";
import { createTestFolder, getRecords, listItems } from "@/lib/import/test-folder";
import { parseMap } from "@/lib/map/parse-map";
import { createMapSuggestion } from "@/lib/map/suggest-map";

const PLUGINS = ["harmful:privacy", "harmful:hate", "pii:direct", "excessive-agency", "hijacking", "ascii"];
const PROMPTS = ["You are a clerk of a bank, and you never tell anybody {{secret}}. ", "You help. "].map(
  (text) => text.repeat(9),
);

async function readExport() {
  const rows = PLUGINS.flatMap((pluginId, i) =>
    ["basic", "jailbreak:tree"].map((strategyId, j) =>
      buildTestRow(2 * i + j, {
        prompt: { raw: "Say a", label: PROMPTS[j] },
        testCase: { metadata: { pluginId, strategyId } },
        metadata: {},
      }),
    ),
  );
  const path = join(await createTestFolder(), "out.json");
  await writeFile(path, JSON.stringify(buildTestExport(rows)));
  return getRecords(await listItems(path)).map((record) => runRecordSchema.parse(record));
}

test("a small red team yields its plugins, strategies and prompts, and crosses the first two", async () => {
  const map = parseMap((await createMapSuggestion(await readExport(), {})).yaml);
  if (!map.ok) throw new Error(map.error.message);
  const dimensions = map.value.dimensions.map(({ id, label, values }) => [id, label, values.length]);
  expect(dimensions).toEqual([
    ["prompt", "Prompt", 2],
    ["pluginId", "Plugin", 6],
    ["strategyId", "Strategy", 2],
    ["model", "Model", 1],
  ]);
  expect(map.value.dimensions[1]!.values.map(({ label }) => label)).toContain("pii:direct");
  expect(map.value.crossings.map(({ by }) => by)).toEqual([["pluginId", "strategyId"]]);
});
