import { createRandom, type Random } from "@/lib/demo/random";
import { type Message, type RunRecord, runRecordSchema } from "@/lib/import/run-record";

const WORDS =
  "the ledger shows a transfer nobody approved so I will ask before the report goes out again".split(" ");
const LEAST_CHARACTERS = 200;
const MOST_CHARACTERS = 2000;

function writeText(random: Random): string {
  const length = random.between(LEAST_CHARACTERS, MOST_CHARACTERS);
  let text = "";
  while (text.length < length) text += `${random.pick(WORDS)} `;
  return text.slice(0, length);
}

/** Turns of a long simulation: a word from outside, a call of a tool, its result, and what follows from it. */
function* listMessages(count: number, random: Random): Generator<Message> {
  for (let i = 0; i < count; i++) {
    const id = `message-${i}`;
    const call = `call-${Math.floor(i / 4)}`;
    if (i % 4 === 0) yield { id, role: "user", content: writeText(random) };
    else if (i % 4 === 1) {
      const query = { query: writeText(random).slice(0, LEAST_CHARACTERS), limit: 20 };
      const tool_calls = [{ id: call, function: "search_ledger", arguments: query }];
      yield { id, role: "assistant", content: writeText(random), tool_calls };
    } else if (i % 4 === 2) {
      yield { id, role: "tool", content: writeText(random), tool_call_id: call, function: "search_ledger" };
    } else yield { id, role: "assistant", content: writeText(random) };
  }
}

/** A run record with this many messages; the same count gives the same record. */
export function buildLongRun(messages: number): RunRecord {
  return runRecordSchema.parse({
    id: "long-run",
    task: "year",
    messages: [...listMessages(messages, createRandom("bench transcript"))],
  });
}
