const ISO_TIME =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?) ?(?:Z|([+-]\d\d)(?::?(\d\d))?)?)?$/i;
const ISO_MONTH = /^\d{4}-\d\d$/;

/**
 * The milliseconds of a time in ISO 8601, or NaN where the text is none. Without a zone it is UTC, so
 * that it is the same on every machine; of other notations none tells everybody the same day.
 */
export function parseTimeMs(text: string): number {
  const trimmed = text.trim();
  if (ISO_MONTH.test(trimmed)) return Date.parse(trimmed);
  const parts = ISO_TIME.exec(trimmed);
  if (parts === null) return Number.NaN;
  const [, day, clock = "00:00", hours, minutes = "00"] = parts;
  return Date.parse(`${day}T${clock.replace(",", ".")}${hours ? `${hours}:${minutes}` : "Z"}`);
}
