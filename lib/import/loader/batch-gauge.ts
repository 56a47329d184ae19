import type { Message, RunRecord } from "@/lib/import/run-record";

const RECORDS_PER_BATCH = 1000;
const CHARACTERS_PER_BATCH = 32 * 2 ** 20;
const CHARACTERS_PER_MESSAGE = 200;

function estimateMessage({ content }: Message): number {
  if (typeof content === "string") return CHARACTERS_PER_MESSAGE + content.length;
  return content.reduce(
    (sum, part) => sum + Object.values(part).reduce((n, value) => n + String(value).length, 0),
    CHARACTERS_PER_MESSAGE,
  );
}

/** Roughly how many characters a record's transcripts have. */
function estimateTranscripts({ messages, branches }: RunRecord): number {
  return [messages, ...branches.map((branch) => branch.messages)]
    .flat()
    .reduce((sum, message) => sum + estimateMessage(message), 0);
}

/** Says when a batch is full: at 1,000 records, or sooner where transcripts are long. */
export function createBatchGauge() {
  let records = 0;
  let characters = 0;
  return {
    add(record: RunRecord): void {
      records++;
      characters += estimateTranscripts(record);
    },
    isFull: () => records >= RECORDS_PER_BATCH || characters >= CHARACTERS_PER_BATCH,
    clear(): void {
      records = 0;
      characters = 0;
    },
  };
}
