/** A confidence interval of a proportion. */
export type Interval = { method: "wilson"; level: number; low: number; high: number };

/** A confidence interval of the difference of two proportions. */
export type DifferenceInterval = { method: "newcombe"; level: number; low: number; high: number };
