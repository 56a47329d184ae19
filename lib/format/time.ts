const dateTime = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/**
 * A time of ours, in ISO 8601 with its zone, as "14 Nov 2026, 09:05 UTC", the same on server and browser;
 * a text that is no time is given back as it is.
 */
export function formatTime(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : `${dateTime.format(time)} UTC`;
}

const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** The day of an ISO 8601 time as "14 Nov 2026", in UTC; a text that is no time is given back as it is. */
export function formatDay(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : day.format(time);
}
