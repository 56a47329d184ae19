import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { STATES } from "@/lib/coverage/cube";
import { detectLogs } from "@/lib/import/detect-logs";
import { listLogFiles } from "@/lib/import/list-log-files";
import { readLog } from "@/lib/import/read-log";
import type { RunAttributes } from "@/lib/import/run-record";
import { createClassifier } from "./classify";
import { parseMap } from "./parse-map";
import { createMapSuggestion } from "./suggest-map";

const LOGS = "../shared/real-logs";

/** The map proposed from a folder, and what comes of the folder under it. */
async function suggestFrom(folder: string) {
  const listed = await listLogFiles(`${LOGS}/${folder}`);
  if (!listed.ok) throw new Error(listed.error.message);
  const runs: RunAttributes[] = [];
  for (const log of (await detectLogs(listed.value.files, null)).logs) {
    for await (const item of readLog(log, {})) if (item.kind === "record") runs.push(item.record);
  }
  const map = parseMap((await createMapSuggestion(runs, {})).yaml);
  if (!map.ok) throw new Error(map.error.message);
  const classify = createClassifier(map.value);
  const outcomes: Record<string, number> = {};
  for (const { state, unmapped } of runs.flatMap((run) => classify(run).observations)) {
    expect(unmapped).toBeNull();
    outcomes[STATES[state]!] = (outcomes[STATES[state]!] ?? 0) + 1;
  }
  return { map: map.value, outcomes };
}

describe.skipIf(!existsSync(LOGS))(
  "maps of real logs [needs ../shared/real-logs]",
  { timeout: 120_000 },
  () => {
    // What stays unscored has no score: a folder without judgments, samples that were never scored.
    test.each([
      ["inspect/inspect_demo", "subject model", { pass: 223, fail: 62 }],
      ["inspect/scout_examples", "model task", { pass: 158, fail: 59 }],
      ["inspect/docent", "tags model", { pass: 10, fail: 7 }],
      ["inspect/flow_tests", "model task cot", { pass: 8, fail: 2 }],
      ["inspect/chunked_fixtures", "model task", { pass: 8, fail: 4 }],
      ["inspect/inspect_ai_tests", "model task", { pass: 21, fail: 12, unscored: 11 }],
      ["inspect/seedgen", "gen_tag target_dim phase tags model task", { pass: 59, fail: 21 }],
      // Invalid are the seven audits whose target never spoke.
      [
        "inspect/petri_inspect",
        "name category tags case model auditor_model judge_model cache",
        { pass: 29, fail: 23, invalid: 7, error: 1 },
      ],
      // Harmful and benign behaviours together, each judged as by itself.
      [
        "bloom",
        "target_tools behavior_name modality no_user_mode evaluator model auditor_model judge_model",
        { pass: 77, fail: 40, invalid: 3, unscored: 10 },
      ],
      ["bloom/self-preservation_benign_glm_4_7_flash", "model", { pass: 20 }],
      ["bloom/self-preservation_glm_4_7_flash", "model", { pass: 12, fail: 8 }],
      ["bloom/self-preservation_qwen3_next", "model", { pass: 10, fail: 9, invalid: 1 }],
      ["bloom/strategic-deception_qwen3_next", "model", { pass: 7, fail: 1, invalid: 2 }],
      ["bloom/sycophancy", "model", { pass: 3, fail: 17 }],
      ["bloom/sycophancy_benign_glm_4_7_flash", "model", { pass: 20 }],
      ["bloom/sycophancy_qwen3_6_35b_a3b", "model", { unscored: 10 }],
      ["bloom/sycophancy_qwen3_next", "model", { pass: 5, fail: 5 }],
    ])("%s", async (folder, dimensions, outcomes) => {
      const found = await suggestFrom(folder);
      expect(found.map.dimensions.map(({ id }) => id).join(" ")).toBe(dimensions);
      expect(found.outcomes).toEqual(outcomes);
    });

    test("what is many stays so, what was tried is crossed with the tested models", async () => {
      const audits = (await suggestFrom("inspect/petri_inspect")).map;
      expect(audits.dimensions.find(({ id }) => id === "tags")?.many).toBe(true);
      expect(audits.crossings.map(({ by }) => by)).toEqual([["case", "model"]]);
      const benchmark = (await suggestFrom("inspect/inspect_demo")).map;
      expect(benchmark.dimensions[0]!.values).toHaveLength(57);
      expect(benchmark.crossings.map(({ by }) => by)).toEqual([["subject"]]);
    });
  },
);
