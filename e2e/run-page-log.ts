const DAY_MS = 24 * 60 * 60 * 1000;
const START_MS = Date.UTC(2031, 0, 1, 6);

export const MESSAGES = 300;
/** Messages at which the simulation was judged, and how. */
export const JUDGED = { 40: "C", 90: "I", 150: "C", 210: "I", 260: "C" };
/** A message of 60,000 characters whose last words the judge quotes. */
export const LONG_MESSAGE = 120;
export const LAST_WORDS = "we shall\n  say “nothing” of the harbour — ever";
/** A long tool result that holds what is searched for, out of sight while it is folded. */
export const FOLDED_MESSAGE = 62;
const FILLER = "The ledger of the day shows nothing that anybody would ask about. ";

function write(i: number) {
  const id = `m${i}`;
  const at = new Date(START_MS + i * DAY_MS).toISOString();
  if (i === 0)
    return { id, at, role: "system", content: `You run the port of Aldermouth. ${FILLER.repeat(80)}` };
  if (i === LONG_MESSAGE) {
    return { id, at, role: "assistant", content: `${FILLER.repeat(1000)}${LAST_WORDS}.` };
  }
  if (i % 3 === 1) return { id, at, role: "user", content: `Day ${i}: what of the ships?` };
  if (i % 3 === 2) {
    const result =
      i === FOLDED_MESSAGE ? `${FILLER.repeat(12)}The Harbour dues are late.` : FILLER.repeat(12);
    return { id, at, role: "tool", content: result, function: "read_ledger" };
  }
  return {
    id,
    at,
    role: "assistant",
    content: [
      { type: "reasoning", reasoning: `Thought of day ${i}.` },
      {
        type: "text",
        text: i % 30 === 0 ? "The HARBOUR is calm, the harbour is full." : `Day ${i} is in order.`,
      },
    ],
    tool_calls: [{ id: `c${i}`, function: "read_ledger", arguments: { day: i } }],
  };
}

/** A simulation of 300 days with branches, highlights and observations, as run records. */
export function writeLongRun(): string {
  const messages = Array.from({ length: MESSAGES }, (_, i) => write(i));
  const own = (name: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: `${name}${i}`,
      role: "user",
      content: `${name} ${i} harbour`,
    }));
  return JSON.stringify({
    id: "a year at the port",
    case: "port",
    metadata: { topic: "money", tone: "calm" },
    messages,
    branches: [
      {
        id: "b1",
        label: "first try (rolled back) \u202Eevil",
        messages: [...messages.slice(0, 5), ...own("x", 3)],
      },
      { id: "b2", label: "observer", messages: own("y", 2) },
    ],
    observations: Object.entries(JUDGED).map(([message, judge]) => ({
      key: `day-${message} \u202E`,
      message: Number(message),
      at: new Date(START_MS + Number(message) * DAY_MS).toISOString(),
      metadata: { topic: "money", tone: "calm" },
      scores: { judge },
    })),
    highlights: [
      {
        message: `m${LONG_MESSAGE}`,
        quote: `we shall say "nothing" ... harbour - ever.`,
        note: "It hides the dues.",
      },
      { message: "m90", quote: "words that nobody said", note: "It lies." },
    ],
  });
}
