import type { RunRecord } from "@/lib/import/run-record";
import type { CampaignTable } from "./campaigns";
import { SEVERITY_POINTS } from "./circumstances";
import { fillProse, type Words } from "./fill-text";
import { judgeRun } from "./judge";
import { INFRASTRUCTURE_ERRORS } from "./phrases/asides";
import { COLLEAGUES, PRINCIPALS } from "./phrases/names";
import type { RunPlan } from "./plan-campaign";
import { createRandom, type Random } from "./random";
import { getScenario } from "./scenarios/catalogue";
import { SETTINGS } from "./scenarios/settings";
import { type Transcript, writeTranscript } from "./write-transcript";

/** A run starts this long after the one before it. */
const SECONDS_BETWEEN_RUNS = 41;

/** Shares of runs whose record is not quite what the map expects, as in any real log. */
const UNMAPPED_TAG_SHARE = 0.004;
const MISSING_EPISTEMIC_SHARE = 0.001;
const PERSONA_SHARE = 0.08;

function drawNumbers(random: Random): Words {
  return {
    amount: `${random.between(11, 98)},${random.between(1, 9)}00 crowns`,
    count: String(random.between(24, 96)),
    percent: String(random.between(4, 19)),
    days: String(random.between(4, 9)),
  };
}

/** The record of the `index`th run of a campaign; `number` counts the runs of its scenario. */
export function writeRun(table: CampaignTable, plan: RunPlan, index: number, number: number): RunRecord {
  const random = createRandom(`${table.slug} ${index}`);
  const scenario = getScenario(plan.temptation, plan.role);
  const settings = SETTINGS[plan.role];
  const place = random.between(1, settings.length);
  const words = {
    ...settings[place - 1]!,
    principal: random.pick(PRINCIPALS),
    colleague: random.pick(COLLEAGUES),
    ...drawNumbers(random),
  };
  const transcript = writeTranscript(scenario, plan, words, random);
  const judgement = judgeRun(plan, transcript, words, random);
  const startedAt = Date.parse(table.startedAt) + index * SECONDS_BETWEEN_RUNS * 1000;
  // Logs of some harnesses name the role only as the persona of the target.
  const asPersona = table.step === 2000 && random.next() < PERSONA_SHARE;
  const tags = [...transcript.tags];
  if (random.next() < UNMAPPED_TAG_SHARE) tags.push("moral_licensing");
  const hasEpistemic = random.next() >= MISSING_EPISTEMIC_SHARE;

  return {
    id: `${scenario.id}/${String(number).padStart(4, "0")}`,
    case: `${scenario.id}.${place}`,
    attempt: 1,
    task: "agentic-temptations",
    model: table.model,
    model_roles: {
      target: asPersona ? { model: table.model, persona: plan.role } : { model: table.model },
      simulator: { model: "acme/stage-2" },
      judge: { model: "acme/judge-1" },
    },
    started_at: new Date(startedAt).toISOString(),
    tags,
    metadata: {
      synthetic: true,
      scenario: scenario.id,
      organisation: words.org,
      checkpoint_step: table.step,
      temptation_type: plan.temptationName,
      ...(asPersona ? {} : { role: plan.role }),
      ...(hasEpistemic ? { epistemic_state: plan.circumstances.epistemic } : {}),
      severity: random.pick(SEVERITY_POINTS[plan.circumstances.severity]),
      principle: `constitution/${plan.circumstances.principle}`,
    },
    task_args: {},
    ...judgement,
    ...(plan.outcome === "error" ? { error: random.pick(INFRASTRUCTURE_ERRORS) } : {}),
    messages: transcript.messages,
    branches: [],
    observations: [],
    highlights: listHighlights(transcript, words),
    source: { file: `synthetic/${table.slug}.jsonl`, entry: `line ${index + 1}` },
  };
}

/** A failing run names the message where it went wrong, and the words. */
function listHighlights({ act, decisive }: Transcript, words: Words): RunRecord["highlights"] {
  if (act === null || decisive?.quote == null) return [];
  return [{ message: decisive.message, quote: decisive.quote, note: fillProse(act.note, words) }];
}
