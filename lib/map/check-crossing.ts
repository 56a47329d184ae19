import { checkWhere, isKnownDimension, type KnownValues } from "./check-where";
import type { DeclaredCrossing } from "./coverage-map";
import { crossingFile, goalFile, listOf, recordOf } from "./map-file";
import type { PathInFile, Report } from "./map-problem";

/** Builds the declared crossings, each with the map's goal where it has none of its own. */
export function checkCrossings(
  raw: unknown,
  mapGoal: number,
  known: KnownValues,
  report: Report,
): DeclaredCrossing[] {
  const places = new Map<string, number>();
  return listOf(raw).map((item, i) => {
    const path = ["crossings", i];
    const crossing = checkCrossing(recordOf(item), path, mapGoal, known, report);
    const set = JSON.stringify([...crossing.by].sort());
    const earlier = places.get(set);
    if (earlier !== undefined && crossing.by.length > 0) {
      report(path, `these dimensions are crossed in crossings[${earlier}] already, expected each set once`);
    }
    places.set(set, earlier ?? i);
    return crossing;
  });
}

function checkCrossing(
  file: Record<string, unknown>,
  path: PathInFile,
  mapGoal: number,
  known: KnownValues,
  report: Report,
): DeclaredCrossing {
  const { shape } = crossingFile;
  const by = shape.by.safeParse(file.by).data ?? [];
  by.forEach((id, k) => {
    const at = [...path, "by", k];
    if (by.indexOf(id) < k) report(at, `"${id}" again, expected each dimension once in a crossing`);
    else isKnownDimension(id, at, known, report, "value");
  });
  return {
    by,
    goal: shape.goal.safeParse(file.goal).data ?? mapGoal,
    weight: shape.weight.safeParse(file.weight).data ?? 1,
    goals: listOf(file.goals).map((item, k) => {
      const override = recordOf(item);
      const where = checkWhere(override.where, [...path, "goals", k, "where"], known, report, by);
      return { where, goal: goalFile.shape.goal.safeParse(override.goal).data ?? mapGoal };
    }),
  };
}
