import type { RunRow } from "@/lib/coverage/run-row";

/** Observations as JSON, one object a line: the rows of the JSON answer. */
export async function* formatRunsJsonl(rows: AsyncIterable<RunRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
