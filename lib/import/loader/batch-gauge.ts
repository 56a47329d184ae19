const RECORDS_PER_BATCH = 1000;
const CHARACTERS_PER_BATCH = 16 * 2 ** 20;

/** Says when a batch is full: at 1,000 records, or sooner where they are long. */
export function createBatchGauge() {
  let records = 0;
  let characters = 0;
  return {
    /** Notes a record of so many characters of JSON. */
    add(characterCount: number): void {
      records++;
      characters += characterCount;
    },
    isFull: () => records >= RECORDS_PER_BATCH || characters >= CHARACTERS_PER_BATCH,
    clear(): void {
      records = 0;
      characters = 0;
    },
  };
}
