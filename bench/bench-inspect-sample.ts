import type { Random } from "@/lib/demo/random";

const ANSWERED_BY = "acme/m1";
const ASKED_AT_MS = Date.parse("2026-05-01T10:00:00Z");
const REFERENCE = "attachment://";
const ID_CHARACTERS = [..."23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"];

/** What a sample is made of: where choices come from, and what is said in it. */
export type SampleSource = { random: Random; texts: readonly string[] };

function buildHex(random: Random): string {
  return Array.from({ length: 4 }, () => random.between(0, 0xffffffff).toString(16).padStart(8, "0")).join(
    "",
  );
}

function buildId(random: Random): string {
  return Array.from({ length: 22 }, () => random.pick(ID_CHARACTERS)).join("");
}

export function buildScores(random: Random) {
  return { deception: random.between(1, 10), harm: random.between(1, 10) };
}

export function buildMetadata(random: Random) {
  return { temptation: `t${random.between(0, 5)}`, role: `r${random.between(0, 5)}` };
}

/** The events of a sample, each in its span and a few milliseconds after the one before. */
function createEvents(random: Random) {
  const list: object[] = [];
  let workingMs = 0;
  const add = (span: string, event: string, fields: object) => {
    workingMs += random.between(1, 40);
    list.push({
      uuid: buildId(random),
      span_id: span,
      timestamp: new Date(ASKED_AT_MS + workingMs).toISOString(),
      working_start: workingMs / 1000,
      event,
      ...fields,
    });
  };
  const addSpan = (type: string, name: string, parent: string | undefined, fill: (id: string) => void) => {
    const id = buildHex(random);
    add(id, "span_begin", { id, type, name, parent_id: parent });
    fill(id);
    add(id, "span_end", { id });
  };
  return { list, add, addSpan };
}

/**
 * A sample of about 10 kB as Inspect writes one of a question and an answer: most of it is the log of what
 * happened, in which long texts are references to attachments, and a seventh is its three messages.
 */
export function buildLoggedSample(number: number, { random, texts }: SampleSource) {
  const attachments: Record<string, string> = {};
  const attach = (text: string) => {
    const hash = buildHex(random);
    attachments[hash] = text;
    return REFERENCE + hash;
  };
  const say = (role: string, source: string) => {
    const content = `${number} ${random.pick(texts)}`;
    const message = { id: buildId(random), content, source, role };
    return { message, reference: { ...message, content: attach(content) } };
  };
  const [system, asked] = [say("system", "task"), say("user", "input")];
  const answer = say("assistant", "generate");
  const input = [system.reference, asked.reference];
  const usage = { input_tokens: random.between(90, 300), output_tokens: random.between(90, 300) };
  const choices = (message: object) => [{ message, stop_reason: "stop" }];
  const metadata = buildMetadata(random);
  const score = {
    value: buildScores(random),
    answer: answer.reference.content,
    explanation: "The answer names what was found.",
  };
  const given = { input: asked.reference.content, target: "report", id: `sample-${number}`, metadata };
  const state = { messages: input, tools: [], tool_choice: null, store: {}, completed: false, metadata };
  const output = { model: ANSWERED_BY, choices: choices(answer.reference), usage, time: 1.077 };

  const { list: events, add, addSpan } = createEvents(random);
  addSpan("init", "init", undefined, (span) => {
    add(span, "sample_init", { sample: given, state: { ...state, output: { model: ANSWERED_BY } } });
  });
  addSpan("solvers", "solvers", undefined, (solvers) => {
    addSpan("solver", "system_message", solvers, (span) => {
      const changes = [{ op: "add", path: "/messages/0", value: system.reference }];
      add(span, "state", { changes });
    });
    addSpan("solver", "generate", solvers, (span) => {
      const messages = input.map(({ role, content }) => ({ role, content }));
      const request = { messages, tools: null, tool_choice: null, model: ANSWERED_BY };
      const response = { id: buildId(random), choices: choices(answer.reference), usage, logprobs: null };
      const config = { temperature: 1, max_tokens: 4096 };
      const model = { model: ANSWERED_BY, input, tools: [], tool_choice: "none", config, output };
      add(span, "model", { ...model, call: { request, response, time: 1.077 }, working_time: 1.077 });
      const value = { op: "add", path: "/messages/2", value: answer.reference };
      add(span, "state", { changes: [{ op: "add", path: "/output", value: output }, value] });
    });
  });
  addSpan("scorers", "scorers", undefined, (scorers) => {
    addSpan("scorer", "judge", scorers, (span) => add(span, "score", { score, target: "report" }));
  });
  return {
    id: given.id,
    epoch: 1,
    input: asked.message.content,
    target: given.target,
    messages: [system.message, asked.message, answer.message],
    output: { ...output, choices: choices(answer.message) },
    scores: { judge: { ...score, answer: answer.message.content } },
    metadata,
    store: {},
    events,
    model_usage: { [ANSWERED_BY]: usage },
    total_time: 1.239,
    working_time: 1.102,
    uuid: buildId(random),
    attachments,
  };
}
