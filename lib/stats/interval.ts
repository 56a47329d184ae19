/** A confidence interval of a proportion. */
export type Interval = { method: "wilson"; level: number; low: number; high: number };
