import type { SpecBugView } from "./spec-bug";
import { createTestFields } from "./test-fields";

/** A complete spec bug from the fields that a test cares about. */
export function createTestView(fields: Partial<SpecBugView> = {}): SpecBugView {
  return {
    number: 3,
    project: "demo",
    ...createTestFields({ title: "Colludes on price" }),
    status: "suspected",
    status_reason: null,
    revision: 1,
    created_at: "2026-11-14T09:05:00.000Z",
    updated_at: "2026-11-15T10:00:00.000Z",
    links: [],
    linked_from: [],
    comments: [],
    history: [{ kind: "created", change: {}, at: "2026-11-14T09:05:00.000Z" }],
    ...fields,
  };
}
