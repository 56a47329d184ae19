import { pipeline, Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { RunRow } from "@/lib/coverage/run-row";

/** Several values of a multi-valued dimension share a field. */
const VALUE_SEPARATOR = "; ";

/**
 * Observations as CSV (RFC 4180) in pieces of text: a line of titles, then one line each, with one column
 * a dimension. Fields that a spreadsheet would run as a formula are prefixed with an apostrophe.
 */
export function formatRunsCsv(rows: AsyncIterable<RunRow>, dimensions: string[]): AsyncIterable<string> {
  const stringifier = stringify({ escape_formulas: true, record_delimiter: "windows" });
  stringifier.setEncoding("utf8");
  // A fault of the source ends the stringifier with the same error, which whoever reads it then meets.
  pipeline(Readable.from(listRecords(rows, dimensions)), stringifier, () => undefined);
  return stringifier;
}

async function* listRecords(rows: AsyncIterable<RunRow>, dimensions: string[]) {
  yield [
    ...["run", "id", "attempt", "case", "campaign", "observation", "message", "branch", "at_time"],
    ...["outcome", "adjudicated", "state", "aware", "verdict", "stale", "task", "model", "started_at"],
    ...dimensions.map((dimension) => `values.${dimension}`),
    ...["source_file", "source_entry"],
  ];
  for await (const row of rows) {
    yield [
      ...[row.run, row.id, row.attempt, row.case, row.campaign, row.observation],
      ...[row.message, row.branch, row.at_time],
      ...[
        row.outcome,
        row.adjudicated,
        row.state,
        row.aware,
        row.verdict,
        String(row.stale),
        row.task,
        row.model,
        row.started_at,
      ],
      ...dimensions.map((dimension) => row.values[dimension]?.join(VALUE_SEPARATOR) ?? null),
      ...[row.source?.file ?? null, row.source?.entry ?? null],
    ];
  }
}
