import fc from "fast-check";
import { expect, it } from "vitest";
import { createClassifier } from "@/lib/map/classify";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { applyEdits } from "@/lib/map/edits/apply-edits";
import type { Edit } from "@/lib/map/edits/edit";
import { parseMap } from "@/lib/map/parse-map";
import { crossing } from "./crossing";
import type { Cube } from "./cube";
import { createCubeCounter } from "./cube-counter";
import { arbitraryScenario, buildPlainRun, type Scenario } from "./random-crossing";
import { arbitraryEdits, writeMapFile } from "./random-edits";
import { remapCube } from "./remap-cube";

function read(text: string): CoverageMap {
  const map = parseMap(text);
  if (!map.ok) throw new Error(map.error.message);
  return map.value;
}

/** What the map counts of the runs that the observations would have been read from. */
function classify({ map, observations }: Scenario, by: CoverageMap): Cube {
  const counter = createCubeCounter(by);
  const classifyRun = createClassifier(by);
  observations.forEach((observation, i) => {
    for (const { coords } of classifyRun(buildPlainRun(map, { ...observation, state: 0 }, String(i)))
      .observations) {
      counter.add({ ...observation, coords });
    }
  });
  return counter.build();
}

/** Counts by what the ordinals stand for. */
function listRows(cube: Cube): [string, number][] {
  const counts = new Map<string, number>();
  for (let row = 0; row < cube.size; row++) {
    const members = cube.coords.map((column, d) => cube.sets[d]?.[column[row]!] ?? column[row]!);
    const key = JSON.stringify([members, cube.state[row], cube.aware[row]]);
    counts.set(key, (counts.get(key) ?? 0) + cube.n[row]!);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

const scenarioWithEdits = arbitraryScenario().chain((scenario) =>
  fc.record({ scenario: fc.constant(scenario), edits: arbitraryEdits(scenario) }),
);

it("counts what classifying again would count", () => {
  let remapped = 0;
  fc.assert(
    fc.property(scenarioWithEdits, ({ scenario, edits }) => {
      const text = writeMapFile(scenario.map);
      const edited = applyEdits(text, edits);
      if (!edited.ok) {
        expect(edited.error.code).toBe("invalid");
        return;
      }
      expect(edited.value.text).toContain("# a map of a team's own");
      const before = read(text);
      const cube = remapCube(classify(scenario, before), before, edited.value.coverage);
      // None of these steps needs the records.
      expect(cube).not.toBeNull();
      remapped++;
      expect(listRows(cube!)).toEqual(listRows(classify(scenario, edited.value.coverage)));
    }),
    { numRuns: 80 },
  );
  expect(remapped).toBeGreaterThan(8);
});

it("keeps every crossing's numbers where all names change", () => {
  fc.assert(
    fc.property(arbitraryScenario(), (scenario) => {
      const { map } = scenario;
      const edits: Edit[] = map.dimensions.flatMap(({ id, values }): Edit[] => [
        ...values.map(
          (value): Edit => ({ kind: "rename_value", dimension: id, value: value.id, id: `new_${value.id}` }),
        ),
        { kind: "rename_dimension", dimension: id, id: `new_${id}` },
      ]);
      const text = writeMapFile(map);
      const edited = applyEdits(text, edits);
      if (!edited.ok) throw new Error(edited.error.message);
      const cube = classify(scenario, read(text));
      const remapped = remapCube(cube, read(text), edited.value.coverage)!;
      const old = crossing(cube, map, { by: scenario.by, where: [] });
      const renamed = crossing(remapped, edited.value.coverage, {
        by: scenario.by.map((id) => `new_${id}`),
        where: [],
      });
      if (!old.ok || !renamed.ok) throw new Error("cannot be crossed");
      const strip = ({ at, ...numbers }: (typeof old.value.buckets)[number]) => numbers;
      expect(renamed.value.buckets.map(strip)).toEqual(old.value.buckets.map(strip));
      expect(renamed.value.grade).toEqual(old.value.grade);
    }),
    { numRuns: 25 },
  );
});

it("adds up what is merged", () => {
  fc.assert(
    fc.property(arbitraryScenario(), (scenario) => {
      const dimension = scenario.map.dimensions.find(({ many, values }) => !many && values.length > 1);
      if (!dimension) return;
      const free = { ...scenario.map, ignore: [], illegal: [], heldOut: [], crossings: [] };
      const text = writeMapFile(free);
      const values = dimension.values.map(({ id }) => id);
      const edited = applyEdits(text, [
        { kind: "merge_values", dimension: dimension.id, values, id: "all", weight: 1 },
      ]);
      if (!edited.ok) throw new Error(edited.error.message);
      const cube = classify(scenario, read(text));
      const remapped = remapCube(cube, read(text), edited.value.coverage)!;
      const count = (counted: Cube, map: CoverageMap) => {
        const result = crossing(counted, map, { by: [dimension.id], where: [] });
        if (!result.ok) throw new Error(result.error.message);
        return result.value.buckets.filter(({ status }) => status !== "other");
      };
      const parts = count(cube, free);
      const sum = (of: "hits" | "fail" | "invalid") => parts.reduce((total, bucket) => total + bucket[of], 0);
      expect(count(remapped, edited.value.coverage)).toMatchObject([
        { hits: sum("hits"), fail: sum("fail"), invalid: sum("invalid") },
      ]);
    }),
    { numRuns: 40 },
  );
});
