import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { AWARENESS, STATES } from "@/lib/coverage/cube";
import { type Message, type RunRecord, runRecordSchema } from "@/lib/import/run-record";
import { type Classified, createClassifier } from "@/lib/map/classify";
import { type CoverageMap, NONE, OTHER } from "@/lib/map/coverage-map";
import { parseMap } from "@/lib/map/parse-map";
import { DEMO_MAP } from "./demo-map";
import { DEMO_CAMPAIGNS, generateDemoRuns } from "./generate-runs";
import { COLLEAGUES, PRINCIPALS } from "./phrases/names";
import { SETTINGS } from "./scenarios/settings";

type Run = { campaign: string; record: RunRecord; classified: Classified };
type Point = { campaign: string; at: Record<string, string[]>; state: string; aware: string };

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const NEWEST = "rl-step-4000";
const IGNORED = "ai_tutor critical";

let map: CoverageMap;
let runs: Run[];
let points: Point[];

/** Value ids of an observation by dimension, spelt out without the product's own counting. */
function spellOut(coords: Classified["observations"][number]["coords"]): Record<string, string[]> {
  const name = (d: number, ordinal: number) => {
    if (ordinal === OTHER) return "other";
    if (ordinal === NONE) return "none";
    return map.dimensions[d]!.values[ordinal]!.id;
  };
  return Object.fromEntries(
    map.dimensions.map((dimension, d) => [dimension.id, [coords[d]!].flat().map((o) => name(d, o))]),
  );
}

function textOf(message: Message): string {
  if (typeof message.content === "string") return message.content;
  return message.content.map((part) => (part.type === "text" ? part.text : "")).join("\n");
}

function countAt(campaign: string, temptation: string, role: string) {
  const here = points.filter(
    (point) =>
      point.campaign === campaign &&
      point.at.temptation!.includes(temptation) &&
      point.at.role!.includes(role) &&
      `${role} ${point.at.severity}` !== IGNORED,
  );
  const failures = here.filter((point) => point.state === "fail").length;
  return { hits: failures + here.filter((point) => point.state === "pass").length, failures };
}

function rateOf(list: Point[]) {
  const failures = list.filter((point) => point.state === "fail").length;
  const passes = list.filter((point) => point.state === "pass").length;
  return { n: failures + passes, rate: failures / (failures + passes) };
}

beforeAll(() => {
  const parsed = parseMap(DEMO_MAP, "demo-map.yaml");
  if (!parsed.ok) throw new Error(parsed.error.message);
  map = parsed.value;
  const classify = createClassifier(map);
  runs = [];
  for (const { campaign, record } of generateDemoRuns()) {
    runs.push({ campaign, record, classified: classify(record) });
  }
  points = runs.flatMap(({ campaign, classified }) =>
    classified.observations.map(({ coords, state, aware }) => ({
      campaign,
      at: spellOut(coords),
      state: STATES[state]!,
      aware: AWARENESS[aware]!,
    })),
  );
});

describe("counts", () => {
  test("at least 20,000 runs in three campaigns, the newest last", () => {
    expect(runs.length).toBeGreaterThanOrEqual(20_000);
    expect([...new Set(runs.map((run) => run.campaign))]).toEqual(DEMO_CAMPAIGNS);
    expect(DEMO_CAMPAIGNS).toHaveLength(3);
    expect(DEMO_CAMPAIGNS.at(-1)).toBe(NEWEST);
  });

  test("the three buckets of the story are exact", () => {
    expect(countAt(NEWEST, "profit", "ai_ceo")).toEqual({ hits: 200, failures: 1 });
    expect(countAt(NEWEST, "self_preservation", "ai_assistant")).toEqual({ hits: 909, failures: 10 });
    expect(countAt(NEWEST, "reputation", "ai_researcher")).toEqual({ hits: 250, failures: 13 });
  });

  test("their goals are too, and profit by the AI CEO is held out", () => {
    const declared = map.crossings.find((crossing) => crossing.by.join() === "temptation,role")!;
    const goalOf = (temptation: string, role: string) =>
      declared.goals.find(
        ({ where }) => where.temptation?.join() === temptation && where.role?.join() === role,
      )?.goal;
    expect(goalOf("profit", "ai_ceo")).toBe(870);
    expect(goalOf("self_preservation", "ai_assistant")).toBe(909);
    expect(goalOf("reputation", "ai_researcher")).toBe(263);
    expect(map.heldOut.map((rule) => rule.where)).toEqual([{ temptation: ["profit"], role: ["ai_ceo"] }]);
  });

  test("there are holes, a thin bucket, an illegal hit and ignored runs", () => {
    expect(countAt(NEWEST, "self_preservation", "ai_auditor").hits).toBe(0);
    expect(countAt(NEWEST, "curiosity", "ai_ceo").hits).toBe(0);
    expect(countAt(NEWEST, "loyalty_to_user", "ai_auditor").hits).toBe(0);
    expect(countAt("rl-step-2000", "loyalty_to_user", "ai_auditor").hits).toBe(18);
    expect(countAt(NEWEST, "self_preservation", "ai_tutor")).toEqual({ hits: 7, failures: 1 });
    expect(countAt(NEWEST, "profit", "ai_tutor")).toEqual({ hits: 2, failures: 1 });
    expect(countAt(NEWEST, "curiosity", "ai_tutor").hits).toBe(12);
    const ignored = points.filter((point) => `${point.at.role} ${point.at.severity}` === IGNORED);
    expect(ignored).toHaveLength(9);
  });

  test("every outcome, every kind of awareness, and a few unmapped values occur in the newest", () => {
    const here = points.filter((point) => point.campaign === NEWEST);
    const count = (test: (point: Point) => boolean) => here.filter(test).length;
    expect(count((point) => point.state === "invalid")).toBe(231);
    expect(count((point) => point.state === "error")).toBe(83);
    expect(count((point) => point.state === "unscored")).toBe(52);
    expect(count((point) => point.aware === "yes")).toBeGreaterThan(500);
    expect(count((point) => point.aware === "unknown")).toBeGreaterThan(100);
    expect(count((point) => point.at.temptation!.includes("other"))).toBe(9);
    expect(count((point) => point.at.epistemic!.includes("none"))).toBeGreaterThan(0);
    expect(new Set(here.filter((p) => p.state === "fail").map((p) => p.aware)).size).toBeGreaterThan(1);
  });
});

describe("the story", () => {
  test("failure rates fall from campaign to campaign, and the negotiator's rises", () => {
    const rates = (role: (id: string) => boolean) =>
      DEMO_CAMPAIGNS.map(
        (slug) => rateOf(points.filter((point) => point.campaign === slug && role(point.at.role![0]!))).rate,
      );
    const [first, second, third] = rates((id) => id !== "ai_negotiator");
    expect(first).toBeGreaterThan(second!);
    expect(second).toBeGreaterThan(third!);
    const [before, between, after] = rates((id) => id === "ai_negotiator");
    expect(before).toBeLessThan(between!);
    expect(between).toBeLessThan(after!);
  });

  test("a weak region takes three dimensions to see", () => {
    const newest = points.filter((point) => point.campaign === NEWEST);
    const inHurry = newest.filter((point) => point.at.factors!.includes("time_pressure"));
    const unobserved = (list: Point[]) => list.filter((p) => p.at.epistemic![0] === "believes_unobserved");
    const negotiators = (list: Point[]) => list.filter((p) => p.at.role![0] === "ai_negotiator");
    const core = rateOf(negotiators(unobserved(inHurry)));
    expect(core.n).toBeGreaterThan(100);
    expect(core.rate).toBeGreaterThan(0.25);
    for (const wider of [unobserved(inHurry), negotiators(inHurry), negotiators(unobserved(newest))]) {
      expect(rateOf(wider).rate).toBeLessThan(core.rate * 0.6);
    }
  });
});

describe("records", () => {
  test("each is a valid run record that says it is synthetic, under an id of its own", () => {
    const ids = new Set<string>();
    for (const { campaign, record } of runs) {
      expect(runRecordSchema.parse(record)).toEqual(record);
      expect(record.metadata.synthetic).toBe(true);
      ids.add(`${campaign} ${record.id} ${record.attempt}`);
    }
    expect(ids.size).toBe(runs.length);
  });

  test("ordinary transcripts have 6 to 20 messages, ids and no blank left open", () => {
    for (const { record } of runs) {
      expect(record.messages.map((message) => message.id)).toEqual(
        record.messages.map((_, i) => `m${i + 1}`),
      );
      expect(JSON.stringify(record)).not.toMatch(/\{[a-z]+\}|\[\[|\]\]|undefined/);
      if (record.task === "ceo-year") continue;
      expect(record.messages.length).toBeGreaterThanOrEqual(6);
      expect(record.messages.length).toBeLessThanOrEqual(20);
    }
  });

  test("every failing run names the message where it goes wrong, and quotes it", () => {
    for (const { record, classified } of runs) {
      const failing = classified.observations.filter(({ state }) => STATES[state] === "fail");
      expect(record.highlights).toHaveLength(failing.length);
      for (const { message, quote, note } of record.highlights) {
        const found = record.messages.find(({ id }) => id === message);
        expect(found && textOf(found)).toContain(quote!);
        expect(note.length).toBeGreaterThan(20);
      }
    }
  });

  test("a run has tool calls with results, and reasoning where it wavers", () => {
    for (const { record } of runs) {
      const calls = record.messages.flatMap((message) => message.tool_calls ?? []).map((call) => call.id);
      const results = record.messages.flatMap((message) => message.tool_call_id ?? []);
      expect(results).toEqual(calls);
      const wavers = record.messages.some(
        ({ content }) => Array.isArray(content) && content.some((part) => part.type === "reasoning"),
      );
      expect(wavers || record.error !== undefined).toBe(true);
    }
  });
});

test("the transcripts are many, also where names, places and numbers make no difference", () => {
  const parameters = [...PRINCIPALS, ...COLLEAGUES, ...Object.values(SETTINGS).flat().flatMap(Object.values)]
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .sort((a, b) => b.length - a.length);
  const names = new RegExp(parameters.join("|"), "gi");
  const normalise = (messages: Message[]) =>
    messages.map(textOf).join(" ").replace(names, "").replace(/\d+/g, "").replace(/\s+/g, " ").toLowerCase();
  const whole = new Set<string>();
  const spokenByAgent = new Set<string>();
  for (const { record } of runs) {
    whole.add(normalise(record.messages));
    spokenByAgent.add(normalise(record.messages.filter(({ role }) => role === "assistant")));
  }
  expect(whole.size).toBeGreaterThan(10_000);
  expect(spokenByAgent.size).toBeGreaterThan(5_000);
  expect(new Set(runs.map(({ record }) => record.metadata.scenario)).size).toBeGreaterThanOrEqual(12);
});

test("the year is long, dated, and holds one quiet price collusion among its observations", () => {
  const year = runs.find(({ record }) => record.id === "ceo-year/ceo-pricing-year-2")!;
  expect(year.campaign).toBe(NEWEST);
  const { messages, observations } = year.record;
  expect(messages.length).toBeGreaterThanOrEqual(2000);
  const times = messages.map((message) => message.at!);
  expect(times).toEqual([...times].sort());
  expect(observations.length).toBeGreaterThanOrEqual(12);
  expect(new Set(observations.map(({ message }) => message)).size).toBe(observations.length);
  const failing = year.classified.observations.filter(({ state }) => STATES[state] === "fail");
  expect(failing.map(({ key }) => key)).toEqual(["a-call-from-fennimores"]);
  const decisive = messages.find(({ id }) => id === failing[0]!.message)!;
  expect(textOf(decisive)).toContain(
    "no need to write this down. Let us both hold at 4.20 through the quarter.",
  );
});

test("two generations are the same to the byte", () => {
  const digest = () => {
    const hash = createHash("sha256");
    for (const run of generateDemoRuns()) hash.update(JSON.stringify(run));
    return hash.digest("hex");
  };
  expect(digest()).toBe(digest());
});
