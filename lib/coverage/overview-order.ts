export const OVERVIEW_ORDERS = ["declared", "grade", "holes", "worst"] as const;

/** What crossings of the overview come first: those the map declares; lowest grade; most holes; worst bucket. */
export type OverviewOrder = (typeof OVERVIEW_ORDERS)[number];
