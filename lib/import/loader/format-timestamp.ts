import { parseTimeMs } from "@/lib/format/parse-time";

/** The time as PostgreSQL reads it, or null where the text is no time of the common era in ISO 8601. */
export function formatTimestamp(text: string | undefined): string | null {
  const time = new Date(parseTimeMs(text ?? ""));
  const year = time.getUTCFullYear();
  return year >= 1 && year <= 9999 ? time.toISOString() : null;
}
