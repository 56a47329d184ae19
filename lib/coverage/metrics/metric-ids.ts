/** What the map can be coloured by, in the order it is offered. */
export const METRICS = [
  "coverage",
  "covered",
  "hits",
  "failure_rate",
  "upper_bound",
  "invalid",
  "error",
  "unscored",
  "aware",
  "change",
] as const;
export type MetricId = (typeof METRICS)[number];
