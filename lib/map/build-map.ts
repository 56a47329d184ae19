import { checkCondition } from "./check-condition";
import { checkCrossings } from "./check-crossing";
import { checkDimension } from "./check-dimension";
import type { FindPatternRisk } from "./check-pattern";
import { checkWhere, type KnownValues } from "./check-where";
import type { CoverageMap } from "./coverage-map";
import { heldOutFile, listOf, mapFile, recordOf, valueFile } from "./map-file";
import type { Report } from "./map-problem";

/**
 * Builds a coverage map from the data of a file and reports every rule it breaks beyond its shape.
 * The map is good only where nothing was reported, here or by the check of shapes.
 */
export function buildMap(raw: unknown, report: Report, findRisk: FindPatternRisk): CoverageMap {
  const { shape } = mapFile;
  const file = recordOf(raw);
  const goal = shape.goal.safeParse(file.goal).data ?? 1;
  const dimensionFiles = Object.entries(recordOf(file.dimensions));
  const noDimensions =
    dimensionFiles.length === 0 && typeof file.dimensions === "object" && file.dimensions !== null;
  if (noDimensions) report(["dimensions"], "a map without dimensions, expected at least one");
  const known: KnownValues = new Map(dimensionFiles.map(([id, dimension]) => [id, listValueIds(dimension)]));
  const rules = (section: "ignore" | "illegal" | "held_out") =>
    listOf(file[section]).map((item, i) => {
      const { where, reason } = recordOf(item);
      return {
        where: checkWhere(where, [section, i, "where"], known, report),
        reason: heldOutFile.shape.reason.safeParse(reason).data ?? null,
      };
    });
  const excluded = (section: "ignore" | "illegal") =>
    rules(section).map(({ where, reason }) => ({ where, reason: reason ?? "" }));

  return {
    name: shape.name.safeParse(file.name).data ?? "",
    goal,
    outcome: file.outcome === undefined ? null : buildOutcome(file.outcome, report, findRisk),
    awareness: checkCondition(file.awareness, ["awareness"], report, findRisk),
    dimensions: dimensionFiles.map(([id, dimension]) => checkDimension(id, dimension, report, findRisk)),
    crossings: checkCrossings(file.crossings, goal, known, report),
    ignore: excluded("ignore"),
    illegal: excluded("illegal"),
    heldOut: rules("held_out"),
  };
}

function buildOutcome(raw: unknown, report: Report, findRisk: FindPatternRisk): CoverageMap["outcome"] {
  const file = recordOf(raw);
  if (Object.keys(file).length === 0)
    report(["outcome"], "an outcome without a rule, expected fail or invalid");
  return {
    fail: checkCondition(file.fail, ["outcome", "fail"], report, findRisk),
    invalid: checkCondition(file.invalid, ["outcome", "invalid"], report, findRisk),
  };
}

/** Null where a value cannot be read, so that no name is called unknown that may be meant by it. */
function listValueIds(dimension: unknown): Set<string> | null {
  const values = listOf(recordOf(dimension).values).map((item) => valueFile.safeParse(item).data);
  const ids = values.flatMap((value) => (value ? [value.id] : []));
  return values.length > 0 && ids.length === values.length ? new Set(ids) : null;
}
