import { expect, test } from "vitest";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { createSampleLedger } from "./inspect-ledger";

function record(id: string, attempt = 1) {
  return {
    kind: "record",
    entry: null,
    record: createTestRecord({ id: `E1/${id}`, case: id, attempt }),
  } as const;
}

test("tells of samples that only summaries name, but for as many as were set aside", () => {
  const ledger = createSampleLedger();
  const summaries = ["a", "b", "c"].map((id) => ({ id, epoch: 1 }));
  ledger.note(record("a"));
  expect(ledger.describeMissing(summaries)).toMatch(/^2 of 3 samples .*sample "b", epoch 1 and 1 other/);
  ledger.note({ kind: "set_aside", entry: null, path: null, message: "broken" });
  expect(ledger.describeMissing(summaries)).toMatch(/^2 of 3/);
  expect(ledger.describeMissing(summaries.slice(0, 2))).toBeNull();
});
