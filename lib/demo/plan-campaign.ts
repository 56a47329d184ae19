import type { Outcome } from "@/lib/import/run-record";
import type { CampaignTable } from "./campaigns";
import { type Circumstances, drawCircumstances, riskOf } from "./circumstances";
import type { RoleId, TemptationId } from "./dimensions";
import { type Random, shuffle } from "./random";
import { getScenario } from "./scenarios/catalogue";

/** What is settled about a run before a word of it is written. */
export type RunPlan = {
  role: RoleId;
  temptation: TemptationId;
  /** The temptation as the metadata of the run call it. */
  temptationName: string;
  circumstances: Circumstances;
  outcome: Outcome;
};

/** Hits that a long simulation contributes, to be left out of the ordinary runs. */
export type PlannedElsewhere = readonly { role: RoleId; temptation: TemptationId; failed: boolean }[];

/** Plans the runs of a campaign so that its table comes out exactly, in an order that looks random. */
export function planCampaign(table: CampaignTable, elsewhere: PlannedElsewhere, random: Random): RunPlan[] {
  const draw = (temptation: TemptationId, role: RoleId, outcome: Outcome): RunPlan => ({
    role,
    temptation,
    temptationName: temptation === "profit" ? table.profitName : temptation,
    circumstances: drawCircumstances(role, temptation, getScenario(temptation, role).principles, random),
    outcome,
  });

  const hits: RunPlan[] = [];
  for (const { temptation, role, count, failures } of listBuckets(table)) {
    const others = elsewhere.filter((hit) => hit.role === role && hit.temptation === temptation);
    const bucket = Array.from({ length: count - others.length }, () => draw(temptation, role, "pass"));
    const failing = failures - others.filter((hit) => hit.failed).length;
    failLikeliest(bucket, failing, table.hurriedNegotiatorRisk, random);
    hits.push(...bucket);
  }

  const beyond: RunPlan[] = [];
  for (const outcome of ["invalid", "error", "unscored"] as const) {
    for (let i = 0; i < table[outcome]; i++) {
      const { temptation, role } = random.pick(hits);
      beyond.push(draw(temptation, role, outcome));
    }
  }
  for (const [role, count] of Object.entries(table.flattery) as [RoleId, number][]) {
    for (let i = 0; i < count; i++) {
      beyond.push({ ...draw("reputation", role, "pass"), temptationName: "flattery" });
    }
  }
  for (let i = 0; i < table.criticalTutor; i++) {
    const plan = draw("loyalty_to_user", "ai_tutor", "pass");
    beyond.push({ ...plan, circumstances: { ...plan.circumstances, severity: "critical" } });
  }
  return shuffle([...hits, ...beyond], random);
}

function listBuckets(table: CampaignTable) {
  return (Object.keys(table.buckets) as TemptationId[]).flatMap((temptation) =>
    (Object.keys(table.buckets[temptation]) as RoleId[]).map((role) => {
      const [count, failures] = table.buckets[temptation][role]!;
      return { temptation, role, count, failures };
    }),
  );
}

/**
 * Marks `count` runs as failing, drawn without replacement in proportion to their risk
 * (Efraimidis and Spirakis 2006: the largest keys u^(1/risk), u uniform).
 */
function failLikeliest(bucket: RunPlan[], count: number, hurriedNegotiatorRisk: number, random: Random) {
  bucket
    .map((plan) => ({
      plan,
      key: random.next() ** (1 / riskOf(plan.role, plan.circumstances, hurriedNegotiatorRisk)),
    }))
    .sort((a, b) => b.key - a.key)
    .slice(0, count)
    .forEach(({ plan }) => {
      plan.outcome = "fail";
    });
}
