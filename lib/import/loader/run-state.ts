import { STATES, type State } from "@/lib/coverage/cube";

/** Eval campaigns count outcomes, training campaigns items. */
export type CampaignKind = "eval" | "training";

/** The worse a state, the lower; verdicts do not change how bad the raw outcome was. */
const BADNESS: Record<State, number> = {
  fail: 0,
  fail_confirmed: 0,
  fail_spec: 0,
  fail_checker: 0,
  fail_simulation: 0,
  error: 1,
  invalid: 2,
  unscored: 3,
  pass: 4,
  item: 5,
};

/** Badness by state code: lower is worse. */
export const STATE_BADNESS: readonly number[] = STATES.map((state) => BADNESS[state]);

const ITEM_STATE: number = STATES.indexOf("item");

const COUNTED_AS_ITEM = new Set<number>([
  STATES.indexOf("pass"),
  STATES.indexOf("fail"),
  STATES.indexOf("unscored"),
]);

/** State code of an observation in a campaign: training material is counted, not judged. */
export function campaignState(kind: CampaignKind, state: number): number {
  return kind === "training" && COUNTED_AS_ITEM.has(state) ? ITEM_STATE : state;
}

/** State code of a run: the worst of its observations'. */
export function worstState(states: readonly number[]): number {
  return states.reduce((worst, state) => (STATE_BADNESS[state]! < STATE_BADNESS[worst]! ? state : worst));
}
