import type { CoverageMap, Where } from "@/lib/map/coverage-map";
import { STATES } from "./cube";
import type { Filter } from "./filter";
import type { PlainObservation, Scenario } from "./random-crossing";

/** What a bucket must show, counted observation by observation with sets of ids alone. */
export type ExpectedBucket = {
  at: Record<string, string>;
  status: string;
  heldOut: boolean;
  goal: number | null;
  states: Record<string, number>;
  leftOut: { ignored: number; illegal: number };
};

type Place = Record<string, string>;

function listPlaces(map: CoverageMap, by: string[]): Place[] {
  return by.reduce<Place[]>(
    (places, id) => {
      const values = map.dimensions.find((dimension) => dimension.id === id)!.values.map((value) => value.id);
      return places.flatMap((place) =>
        [...values, "other", "none"].map((value) => ({ ...place, [id]: value })),
      );
    },
    [{}],
  );
}

const isCrossed = (where: Where, by: string[]) => Object.keys(where).every((id) => by.includes(id));
const implies = (place: Place, where: Where) =>
  Object.entries(where).every(([id, values]) => values.includes(place[id]!));
const matches = (observation: PlainObservation, where: Where) =>
  Object.entries(where).every(([id, values]) =>
    observation.values[id]!.some((held) => values.includes(held)),
  );
const keeps = (held: string[], filter: Filter) =>
  held.some((id) => filter.values.includes(id)) !== filter.negate;

function findGoal(map: CoverageMap, by: string[], place: Place): number {
  const declared = map.crossings.find((entry) => [...entry.by].sort().join() === [...by].sort().join());
  if (!declared) return map.goal;
  const matching = declared.goals.filter((override) => implies(place, override.where));
  const most = Math.max(0, ...matching.map((override) => Object.keys(override.where).length));
  const chosen = matching.filter((override) => Object.keys(override.where).length === most).at(-1);
  return chosen?.goal ?? declared.goal;
}

/** The buckets of a crossing by definition; slow, and free of cubes, ordinals and typed arrays. */
export function countByBruteForce({ map, observations, by, where }: Scenario): ExpectedBucket[] {
  const free = where.filter((filter) => !by.includes(filter.dimension));
  const crossed = where.filter((filter) => by.includes(filter.dimension));
  const kept = observations.filter((observation) =>
    free.every((filter) => keeps(observation.values[filter.dimension]!, filter)),
  );
  const leaves = (rules: { where: Where }[], observation: PlainObservation) =>
    rules.some((rule) => !isCrossed(rule.where, by) && matches(observation, rule.where));
  const covers = (rules: { where: Where }[], place: Place) =>
    rules.some((rule) => isCrossed(rule.where, by) && implies(place, rule.where));

  return listPlaces(map, by).flatMap((at) => {
    if (!crossed.every((filter) => keeps([at[filter.dimension]!], filter))) return [];
    const inside = kept.filter((observation) => by.every((id) => observation.values[id]!.includes(at[id]!)));
    const illegal = inside.filter((observation) => leaves(map.illegal, observation));
    const ignored = inside.filter(
      (observation) => !illegal.includes(observation) && leaves(map.ignore, observation),
    );
    const counted = inside.filter(
      (observation) => !illegal.includes(observation) && !ignored.includes(observation),
    );
    const declared = by.every((id) =>
      map.dimensions.find((dimension) => dimension.id === id)!.values.some((v) => v.id === at[id]),
    );
    if (!declared && counted.length === 0) return [];
    const states = Object.fromEntries(
      STATES.map((state, s) => [state, counted.filter((observation) => observation.state === s).length]),
    );
    const hits = counted.filter(({ state }) => /^(pass|fail|item)/.test(STATES[state]!)).length;
    const isIllegal = covers(map.illegal, at);
    const isIgnored = covers(map.ignore, at);
    const countable = declared && !isIllegal && !isIgnored;
    const goal = countable && free.length === 0 ? findGoal(map, by, at) : null;
    const graded = hits === 0 ? "hole" : goal !== null && hits >= goal ? "covered" : "partial";
    const excluded = isIllegal ? "illegal" : isIgnored ? "ignored" : "other";
    return [
      {
        at,
        status: countable ? graded : excluded,
        heldOut: declared && !isIllegal && !isIgnored && covers(map.heldOut, at),
        goal,
        states,
        leftOut: { ignored: ignored.length, illegal: illegal.length },
      },
    ];
  });
}
