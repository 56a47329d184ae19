/** A decision made in a tab, which can be undone from any page of its project. */
export type MadeDecision = {
  project: string;
  decision: number;
  /** What was decided on how many observations. */
  what: string;
  /** Whether it is undone by now; its number is then that of the undo. */
  isUndone: boolean;
};

/** A decision as a tab kept it, perhaps of an older version of the page; null where it is none. */
export function parseMadeDecision(text: string | null): MadeDecision | null {
  try {
    const { project, decision, what, isUndone } = JSON.parse(text ?? "null") ?? {};
    const isDecision =
      typeof project === "string" &&
      Number.isInteger(decision) &&
      typeof what === "string" &&
      typeof isUndone === "boolean";
    return isDecision ? { project, decision, what, isUndone } : null;
  } catch {
    return null;
  }
}
