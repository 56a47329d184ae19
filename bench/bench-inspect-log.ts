import { createRandom, type Random } from "@/lib/demo/random";
import { buildLoggedSample, buildMetadata, buildScores, type SampleSource } from "./bench-inspect-sample";
import { createZipWriter } from "./zip-writer";

const MESSAGES_PER_SAMPLE = 8;
const EVENTS_PER_SAMPLE = 2;
const TEXTS = 512;
const CHARACTERS_PER_LONG_TEXT = 4800;
const WORDS =
  "the ledger shows a transfer nobody approved so I will ask before the report goes out again".split(" ");

const HEADER = {
  version: 2,
  status: "success",
  eval: { eval_id: "bench", task: "audit", model: "acme/m1", created: "2026-05-01T10:00:00+00:00" },
  plan: {},
};

function buildTexts(random: Random, length: number): string[] {
  return Array.from({ length: TEXTS }, () => {
    let text = "";
    while (text.length < length) text += `${random.pick(WORDS)} ${random.between(0, 9999)} `;
    return text;
  });
}

function buildMessage(position: number, random: Random, texts: readonly string[]) {
  const content = `${position} ${random.pick(texts)}`;
  return { id: `message-${position}`, role: position % 2 === 0 ? "user" : "assistant", content };
}

/** A sample of about 10 kB that is nearly all messages, eight of them, so that nearly all of it is stored. */
function buildMessageSample(number: number, { random, texts }: SampleSource) {
  const list = (count: number) =>
    Array.from({ length: count }, (_, i) => buildMessage(number * MESSAGES_PER_SAMPLE + i, random, texts));
  return {
    id: `sample-${number}`,
    epoch: 1,
    messages: list(MESSAGES_PER_SAMPLE),
    scores: { judge: { value: buildScores(random) } },
    metadata: buildMetadata(random),
    events: list(EVENTS_PER_SAMPLE).map((output) => ({ event: "model", role: "assistant", output })),
  };
}

/** What samples hold: all that Inspect logs of a question and its answer, or messages and little else. */
export const SAMPLE_SHAPES = {
  logged: { words: "as Inspect writes them", build: buildLoggedSample, charactersPerText: 400, messages: 3 },
  messages: {
    words: "of messages alone",
    build: buildMessageSample,
    charactersPerText: 900,
    messages: MESSAGES_PER_SAMPLE,
  },
} as const;

/** A log of many samples of about 10 kB; the same count gives the same log. Returns its unpacked bytes. */
export function writeManySamples(path: string, samples: number, shape: keyof typeof SAMPLE_SHAPES): number {
  const { build, charactersPerText } = SAMPLE_SHAPES[shape];
  const random = createRandom("bench many samples");
  const source = { random, texts: buildTexts(random, charactersPerText) };
  const zip = createZipWriter(path);
  for (let number = 0; number < samples; number++) {
    zip.add(`samples/sample-${number}_epoch_1.json`, JSON.stringify(build(number, source)));
  }
  zip.add("header.json", JSON.stringify(HEADER));
  zip.close();
  return zip.countBytes();
}

/** A log of one sample of messages of about 5 kB; the same count gives the same log. Returns its unpacked bytes. */
export async function writeLongSample(path: string, messages: number): Promise<number> {
  const random = createRandom("bench long sample");
  const texts = buildTexts(random, CHARACTERS_PER_LONG_TEXT);
  const zip = createZipWriter(path);
  function* listPieces() {
    yield '{"id":"long","epoch":1,"scores":{"judge":{"value":3}},"messages":[';
    for (let i = 0; i < messages; i++) {
      yield `${i > 0 ? "," : ""}${JSON.stringify(buildMessage(i, random, texts))}`;
    }
    yield "]}";
  }
  await zip.addPieces("samples/long_epoch_1.json", listPieces());
  zip.add("header.json", JSON.stringify(HEADER));
  zip.close();
  return zip.countBytes();
}
