/** How much a spec bug may hold; texts are counted in UTF-16 units, as text fields of a page count them. */
export const SPEC_BUG_LIMITS = {
  title: 200,
  /** Each of what happened, the specification, the explanation and the ruling; also a comment. */
  text: 20_000,
  label: 50,
  labels: 20,
  reason: 2000,
  quote: 10_000,
  links: 500,
} as const;
