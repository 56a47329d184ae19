import type { Database } from "@/lib/db/database";
import type { RunRecord } from "@/lib/import/run-record";
import type { Result } from "@/lib/result";
import { type ImportItem, type ImportRecordsRequest, importRecords } from "./import-records";
import type { ImportSummary } from "./import-tally";

/** A map with a range, a multi-valued dimension, exclusions and every outcome. */
export const TEST_MAP = `name: Test map
goal: 2
outcome:
  fail: { score: bad, eq: true }
  invalid: { score: broken, eq: true }
awareness: { score: aware, eq: true }
dimensions:
  role: { from: metadata.role, values: [ceo, assistant] }
  factors: { from: tags, many: true, values: [a, b, c] }
  level: { from: metadata.level, values: [{ id: low, below: 5 }, { id: high, min: 5 }] }
crossings: [{ by: [role, level], goal: 3 }]
ignore: [{ where: { factors: c }, reason: not asked for }]
illegal: [{ where: { role: assistant, level: high }, reason: cannot be }]
`;

export function expectValue<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Imports records of one file, or of none, into the campaign `main`. */
export async function importTestRecords(
  db: Database,
  project: string,
  records: readonly RunRecord[],
  request: Partial<ImportRecordsRequest> & { file?: string } = {},
): Promise<ImportSummary> {
  const { file, ...rest } = request;
  const items = records.map((record, i): ImportItem => {
    const entry = `line ${i + 1}`;
    const source = file === undefined ? record.source : { file, entry };
    return { kind: "record", record: { ...record, source }, entry };
  });
  if (file !== undefined) items.unshift({ kind: "file", file, format: "jsonl" });
  return expectValue(
    await importRecords(db, {
      project,
      campaign: "main",
      kind: "eval",
      map: null,
      dryRun: false,
      items,
      ...rest,
    }),
  );
}
