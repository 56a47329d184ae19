import type { Where } from "./coverage-map";

/** A part of the map in one line: `role: ai_ceo or helper, latency: high`. */
export function formatWhere(where: Where): string {
  return Object.entries(where)
    .map(([dimension, ids]) => `${dimension}: ${ids.join(" or ")}`)
    .join(", ");
}
