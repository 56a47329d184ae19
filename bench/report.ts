import { cpus, totalmem } from "node:os";
import type { Pool } from "pg";
import { formatTextTable } from "@/lib/cli/text-table";
import { type Figure, formatBar, formatBaseline, formatFigure, getRatio, isMet } from "./figure";

const BYTES_PER_GIGABYTE = 2 ** 30;

/** What a reader has to know of the machine to judge a figure. */
export async function describeMachine(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ version: string; size: string }>(
    `SELECT current_setting('server_version') AS version,
            pg_size_pretty(pg_database_size(current_database())) AS size`,
  );
  const processors = cpus();
  return [
    `${processors.length} x ${processors[0]?.model.trim() ?? "processor"}`,
    `${Math.round(totalmem() / BYTES_PER_GIGABYTE)} GB memory`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${rows[0]!.version}`,
    `database of ${rows[0]!.size}`,
  ].join(", ");
}

/** The figures as a table, one a line, with the bar each is held against. */
export function formatFigures(figures: readonly Figure[]): string {
  return formatTextTable(
    [...figures],
    [
      { title: "figure", get: ({ name }) => name },
      { title: "Lacuna", get: formatFigure, align: "right" },
      {
        title: "baseline",
        get: formatBaseline,
        align: "right",
      },
      { title: "ratio", get: (figure) => getRatio(figure)?.toFixed(3) ?? null, align: "right" },
      { title: "bar", get: formatBar },
      { title: "met", get: (figure) => (isMet(figure) ? "yes" : "NO") },
    ],
  );
}
