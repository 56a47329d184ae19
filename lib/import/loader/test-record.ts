import { type RunRecord, runRecordSchema } from "@/lib/import/run-record";

/** A complete run record from the fields a test cares about. */
export function createTestRecord(fields: Partial<RunRecord> & { id: string }): RunRecord {
  return runRecordSchema.parse(fields);
}
