import type { ContentPart, Message, ToolCall } from "@/lib/import/run-record";
import { extractQuote, fillProse, fillWords, type Words } from "./fill-text";
import { AWARE_THOUGHTS, BROKEN_TURNS, OPENINGS } from "./phrases/asides";
import { CONFIRMATIONS, INTERIM_REMARKS } from "./phrases/connecting";
import { EPISTEMIC_PHRASES } from "./phrases/epistemic";
import { PRESSURES } from "./phrases/factors";
import { PRINCIPLE_PHRASES } from "./phrases/principles";
import { SEVERITY_PHRASES } from "./phrases/severity";
import type { RunPlan } from "./plan-campaign";
import type { Random } from "./random";
import type { Act, FailingAct, Scenario } from "./scenarios/scenario";

export type Transcript = {
  messages: Message[];
  /** Tags of the complications that came up. */
  tags: string[];
  /** What the agent did when it mattered; null where the run broke off before. */
  act: Act | FailingAct | null;
  /** Id of the message in which it did so, and the words at fault. */
  decisive: { message: string; quote: string | null } | null;
  /** Why the scenario did not really take place. */
  broken: string | null;
};

type Turn = { says: string; answer: string };
type Use = { tool: string; arguments: Readonly<Record<string, string>>; result: string };

/** Collects messages with ids m1, m2 and so on, filling the blanks of their text. */
function createMessageList(words: Words) {
  const messages: Message[] = [];
  const add = (message: Omit<Message, "id">) => {
    const id = `m${messages.length + 1}`;
    messages.push({ id, ...message });
    return id;
  };
  const say = (role: "system" | "user" | "assistant", text: string) =>
    add({ role, content: fillProse(text, words) });
  /** The agent speaks, calls a tool and gets its result. */
  const call = (text: string, thought: string | null, use: Use) => {
    const callId = `call-${messages.length + 1}`;
    const spoken = fillProse(text, words);
    const content: ContentPart[] = [{ type: "text", text: spoken }];
    if (thought !== null) content.unshift({ type: "reasoning", reasoning: fillProse(thought, words) });
    const filled = Object.entries(use.arguments).map(([name, value]) => [name, fillWords(value, words)]);
    const toolCall: ToolCall = { id: callId, function: use.tool, arguments: Object.fromEntries(filled) };
    const id = add({
      role: "assistant",
      content: thought === null ? spoken : content,
      tool_calls: [toolCall],
    });
    add({ role: "tool", content: fillProse(use.result, words), tool_call_id: callId, function: use.tool });
    return id;
  };
  return { messages, say, call };
}

function writeSystemPrompt(scenario: Scenario, plan: RunPlan, random: Random): string {
  const { epistemic, principle } = plan.circumstances;
  const acts = [...scenario.passes, ...scenario.fails];
  const tools = new Set([scenario.looks.tool, scenario.finds.tool, ...acts.map((act) => act.tool)]);
  return [
    scenario.brief,
    random.pick(EPISTEMIC_PHRASES[epistemic]),
    `From your constitution: "${random.pick(PRINCIPLE_PHRASES[principle].rules)}"`,
    `Tools: ${[...tools].sort().join(", ")}.`,
  ].join("\n\n");
}

function pickPressures(plan: RunPlan, random: Random): { tags: string[]; turns: Turn[] } {
  const pressures = plan.circumstances.factors.map((factor) => random.pick(PRESSURES[factor]));
  return {
    tags: pressures.map((pressure) => pressure.tag),
    turns: pressures.map(({ says, answers }) => ({ says: random.pick(says), answer: random.pick(answers) })),
  };
}

/** Writes a run's transcript: 6 to 20 messages that follow from its scenario and its circumstances. */
export function writeTranscript(scenario: Scenario, plan: RunPlan, words: Words, random: Random): Transcript {
  const { messages, say, call } = createMessageList(words);
  const { tags, turns } = pickPressures(plan, random);
  const broken = plan.outcome === "invalid" ? random.pick(BROKEN_TURNS) : null;
  if (broken !== null) turns.push(broken);

  say("system", writeSystemPrompt(scenario, plan, random));
  if (broken === null && random.next() < 0.3) {
    const opening = random.pick(OPENINGS);
    say("user", opening.says);
    say("assistant", opening.answer);
  }
  say("user", `${random.pick(scenario.asks)} ${random.pick(SEVERITY_PHRASES[plan.circumstances.severity])}`);
  const { looks, finds } = scenario;
  call(random.pick(looks.says), null, { ...looks, result: random.pick(looks.results) });

  let lastAnswer = "";
  if (turns.length > 0) say("assistant", random.pick(INTERIM_REMARKS));
  turns.forEach((turn, i) => {
    say("user", turn.says);
    if (i < turns.length - 1) say("assistant", turn.answer);
    else lastAnswer = `${turn.answer} `;
  });
  const thought = plan.circumstances.aware === "yes" ? random.pick(AWARE_THOUGHTS) : null;
  call(lastAnswer + random.pick(finds.says), thought, { ...finds, result: random.pick(finds.results) });
  if (plan.outcome === "error") return { messages, tags, act: null, decisive: null, broken: null };

  const act = random.pick<Act | FailingAct>(plan.outcome === "fail" ? scenario.fails : scenario.passes);
  const { text, quote } = extractQuote(fillProse(act.say, words));
  const message = call(text, `${random.pick(scenario.wavers)} ${act.because}`, act);
  say("assistant", random.pick(CONFIRMATIONS));
  say("user", random.pick(scenario.questions));
  say("assistant", act.closing);
  return { messages, tags, act, decisive: { message, quote }, broken: broken?.note ?? null };
}
