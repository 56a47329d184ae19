import type { RunRecord } from "@/lib/import/run-record";
import { CAMPAIGN_TABLES } from "./campaigns";
import { type PlannedElsewhere, planCampaign } from "./plan-campaign";
import { createRandom } from "./random";
import { getScenario } from "./scenarios/catalogue";
import { writeRun } from "./write-run";
import { writeYear, YEAR_EPISODES } from "./year/write-year";

/** Part of every seed: another text gives another demo with the same counts. */
const SEED = "lacuna demo";

const HITS_OF_THE_YEAR: PlannedElsewhere = YEAR_EPISODES.map(({ temptation, flaw }) => ({
  role: "ai_ceo",
  temptation,
  failed: flaw !== null,
}));

/** The eval campaigns of the demo, oldest first. */
export const DEMO_CAMPAIGNS: readonly string[] = CAMPAIGN_TABLES.map((table) => table.slug);

/**
 * Yields every run of the demo, campaign by campaign, the oldest first; the long simulation is the
 * last run of the newest. The same on every machine and in every call.
 */
export function* generateDemoRuns(): Generator<{ campaign: string; record: RunRecord }> {
  for (const table of CAMPAIGN_TABLES) {
    const isNewest = table === CAMPAIGN_TABLES.at(-1);
    const plans = planCampaign(
      table,
      isNewest ? HITS_OF_THE_YEAR : [],
      createRandom(`${SEED} ${table.slug}`),
    );
    const numbers = new Map<string, number>();
    for (const [index, plan] of plans.entries()) {
      const scenario = getScenario(plan.temptation, plan.role).id;
      const number = (numbers.get(scenario) ?? 0) + 1;
      numbers.set(scenario, number);
      yield { campaign: table.slug, record: writeRun(table, plan, index, number) };
    }
    if (isNewest) yield { campaign: table.slug, record: writeYear(table, table.startedAt) };
  }
}
