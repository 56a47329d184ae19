import type { CoverageMap, Where } from "@/lib/map/coverage-map";
import { STATES } from "./cube";
import type { Filter } from "./filter";
import type { PlainObservation, Scenario } from "./random-crossing";

/** What a bucket must show, counted observation by observation with sets of ids alone. */
export type ExpectedBucket = {
  at: Record<string, string>;
  status: string;
  /** By state, those that only filters on outcome or verdict leave out; null without such a filter. */
  filtered: Record<string, number> | null;
  heldOut: boolean;
  goal: number | null;
  states: Record<string, number>;
  leftOut: { ignored: number; illegal: number };
  /** Whether the failure rate can be told, raw and adjudicated. */
  tellsRate: { raw: boolean; adjudicated: boolean };
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

/** What filters by outcome and verdict compare an observation's state by, spelled out. */
const VERDICT_NAMES: Record<string, string> = {
  fail: "open",
  fail_confirmed: "true_failure",
  fail_spec: "spec_bug",
  fail_checker: "checker_bug",
  fail_simulation: "simulation_bug",
};

/** What an observation holds of what a filter names. */
export function listHeld({ values, state }: PlainObservation, name: string): string[] {
  const stateName = STATES[state]!;
  if (name === "@outcome") return [nameRaw(stateName)];
  if (name === "@verdict") return Object.hasOwn(VERDICT_NAMES, stateName) ? [VERDICT_NAMES[stateName]!] : [];
  return values[name]!;
}

function findGoal(map: CoverageMap, by: string[], place: Place): number {
  const declared = map.crossings.find((entry) => [...entry.by].sort().join() === [...by].sort().join());
  if (!declared) return map.goal;
  const matching = declared.goals.filter((override) => implies(place, override.where));
  const most = Math.max(0, ...matching.map((override) => Object.keys(override.where).length));
  const chosen = matching.filter((override) => Object.keys(override.where).length === most).at(-1);
  return chosen?.goal ?? declared.goal;
}

const leaves = (rules: { where: Where }[], by: string[], observation: PlainObservation) =>
  rules.some((rule) => !isCrossed(rule.where, by) && matches(observation, rule.where));
const covers = (rules: { where: Where }[], by: string[], place: Place) =>
  rules.some((rule) => isCrossed(rule.where, by) && implies(place, rule.where));
const isDeclared = (map: CoverageMap, place: Place) =>
  Object.entries(place).every(([id, value]) =>
    map.dimensions.find((dimension) => dimension.id === id)!.values.some((declared) => declared.id === value),
  );

function getKind(
  map: CoverageMap,
  by: string[],
  place: Place,
): "illegal" | "ignored" | "other" | "countable" {
  if (covers(map.illegal, by, place)) return "illegal";
  if (covers(map.ignore, by, place)) return "ignored";
  return isDeclared(map, place) ? "countable" : "other";
}

const holds = (observation: PlainObservation, place: Place) =>
  Object.entries(place).every(([id, value]) => observation.values[id]!.includes(value));

/** Places that the filters on crossed dimensions show, and observations that the other filters keep. */
function applyFilters({ map, observations, by, where }: Scenario) {
  const crossed = where.filter((filter) => by.includes(filter.dimension));
  const free = where.filter((filter) => !by.includes(filter.dimension));
  return {
    isFiltered: free.length > 0,
    isSelected: free.some(({ dimension }) => dimension.startsWith("@")),
    places: listPlaces(map, by).filter((at) =>
      crossed.every((filter) => keeps([at[filter.dimension]!], filter)),
    ),
    kept: observations.filter((observation) =>
      free.every((filter) => keeps(listHeld(observation, filter.dimension), filter)),
    ),
    /** Those that the filters on dimensions keep, whatever they came to. */
    tried: observations.filter((observation) =>
      free.every(
        (filter) =>
          filter.dimension.startsWith("@") || keeps(listHeld(observation, filter.dimension), filter),
      ),
    ),
  };
}

/** The buckets of a crossing by definition; slow, and free of cubes, ordinals and typed arrays. */
export function countByBruteForce(scenario: Scenario): ExpectedBucket[] {
  const { map, by } = scenario;
  const { isFiltered, isSelected, places, kept, tried } = applyFilters(scenario);
  const tellsRate = {
    raw: keepsJudged(scenario, nameRaw),
    adjudicated: keepsJudged(scenario, nameAdjudicated),
  };
  return places.flatMap((at) => {
    const inside = kept.filter((observation) => holds(observation, at));
    const illegal = inside.filter((observation) => leaves(map.illegal, by, observation));
    const legal = inside.filter((observation) => !illegal.includes(observation));
    const kind = getKind(map, by, at);
    // Illegal beats ignored: no rule takes a hit out of an illegal bucket but another illegal one.
    const isLeft = (observation: PlainObservation) =>
      kind !== "illegal" && leaves(map.ignore, by, observation);
    const counted = legal.filter((observation) => !isLeft(observation));
    const filtered = tried.filter(
      (observation) =>
        !kept.includes(observation) &&
        holds(observation, at) &&
        !leaves(map.illegal, by, observation) &&
        !isLeft(observation),
    );
    if (!isDeclared(map, at) && counted.length + filtered.length === 0) return [];
    const countStates = (list: PlainObservation[]) =>
      Object.fromEntries(
        STATES.map((state, s) => [state, list.filter((observation) => observation.state === s).length]),
      );
    const countHits = (list: PlainObservation[]) =>
      list.filter(({ state }) => /^(pass|fail|item)/.test(STATES[state]!)).length;
    const hits = countHits(counted);
    const goal = kind === "countable" && !isFiltered ? findGoal(map, by, at) : null;
    const empty = countHits(filtered) > 0 ? "filtered" : "hole";
    const graded = hits === 0 ? empty : goal !== null && hits >= goal ? "covered" : "partial";
    return [
      {
        at,
        status: kind === "countable" ? graded : kind,
        filtered: isSelected ? countStates(filtered) : null,
        heldOut: kind === "countable" && covers(map.heldOut, by, at),
        goal,
        states: countStates(counted),
        leftOut: { ignored: legal.length - counted.length, illegal: illegal.length },
        tellsRate,
      },
    ];
  });
}

const nameRaw = (state: string) => state.replace(/^fail.*/, "fail");

/** Whether no filter would take away an observation, whatever it holds, that `name` calls a pass or a failure. */
function keepsJudged({ where }: Scenario, name: (state: string) => string): boolean {
  const filters = where.filter(({ dimension }) => dimension.startsWith("@"));
  return STATES.every((stateName, state) => {
    const observation = { values: {}, state, aware: 0 };
    const isKept = filters.every((filter) => keeps(listHeld(observation, filter.dimension), filter));
    return isKept || !["pass", "fail"].includes(name(stateName));
  });
}

/** The name that an observation's state goes by after verdicts, spelled out. */
export function nameAdjudicated(state: string): string {
  const names: Record<string, string> = {
    fail_confirmed: "fail",
    fail_spec: "unscored",
    fail_checker: "pass",
    fail_simulation: "invalid",
  };
  return names[state] ?? state;
}

/**
 * Every observation of the shown buckets once: what `name` makes of its state, its outcome unless
 * told otherwise, or why it is in no countable bucket.
 */
export function totalByBruteForce(
  scenario: Scenario,
  name: (state: string) => string = nameRaw,
): Record<string, number> {
  const { map, by } = scenario;
  const { places, kept } = applyFilters(scenario);
  const totals: Record<string, number> = {};
  const count = (kind: string) => {
    totals[kind] = (totals[kind] ?? 0) + 1;
  };
  for (const observation of kept) {
    const own = places.filter((place) => holds(observation, place));
    if (own.length === 0) continue;
    const kinds = new Set(own.map((place) => getKind(map, by, place)));
    if (leaves(map.illegal, by, observation)) count("illegal");
    else if (leaves(map.ignore, by, observation)) count(kinds.has("illegal") ? "illegal" : "ignored");
    else {
      if (kinds.has("illegal")) count("illegal");
      if (kinds.has("countable")) count(name(STATES[observation.state]!));
      else if (kinds.has("other")) count("other");
      else if (kinds.has("ignored") && !kinds.has("illegal")) count("ignored");
    }
  }
  return totals;
}
