import { formatQuantity } from "@/lib/format/number";
import { clipText } from "@/lib/import/clip-text";
import type { ImportLists } from "@/lib/import/import-view";
import { formatTimestamp } from "@/lib/import/loader/format-timestamp";

type Warning = ImportLists["warnings"][number];

/** The records of a file whose starts cannot be read, and the first of them. */
type Unread = { records: number; entry: string | null; start: string };

const MOST_TOLD = 100;
const MAX_START_CHARACTERS = 40;

function describe(file: string, { records, entry, start }: Unread): Warning {
  const value = JSON.stringify(clipText(start, MAX_START_CHARACTERS));
  const first = `${value}${entry === null ? "" : ` in ${entry}`}`;
  const which = records === 1 ? `1 record, ${first}` : `${formatQuantity(records, "record")}, first ${first}`;
  return { file, message: `started_at is no ISO 8601 time in ${which}: stored without a start` };
}

/** Tells of starts that cannot be read: a line a file for the first files, and one for all others. */
export function createStartTally() {
  const files = new Map<string, Unread>();
  let others = 0;
  return {
    note(file: string, entry: string | null, start: string): void {
      if (start.trim() === "" || formatTimestamp(start) !== null) return;
      const known = files.get(file);
      if (known) known.records++;
      else if (files.size < MOST_TOLD) files.set(file, { records: 1, entry, start });
      else others++;
    },
    listWarnings(): Warning[] {
      const told = [...files].map(([file, unread]) => describe(file, unread));
      if (others === 0) return told;
      const message = `started_at is no ISO 8601 time in ${formatQuantity(others, "record")} of other files: stored without a start`;
      return [...told, { file: "", message }];
    },
  };
}
