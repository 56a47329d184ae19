/** The header of a small Inspect log, written by hand. */
export const testHeader = {
  version: 2,
  status: "success",
  eval: {
    eval_id: "E1",
    run_id: "R1",
    task_id: "T1",
    created: "2026-05-01T10:00:00+00:00",
    task: "audit",
    task_args: { max_turns: 5 },
    model: "acme/m1",
    model_roles: { target: { model: "acme/m2", config: {}, args: {} }, judge: "acme/j1" },
    tags: ["nightly"],
    metadata: { phase: "one", seed: "header" },
  },
  plan: { name: "plan", steps: [] },
  tags: ["nightly", "edited"],
  metadata: { phase: "two" },
};

/** A sample of that log; `changes` replace its keys. */
export function buildTestSample(id: string | number, changes: Record<string, unknown> = {}) {
  return {
    id,
    epoch: 1,
    input: "Hello",
    target: "",
    messages: [
      { id: "m1", role: "user", content: "Hello" },
      { id: "m2", role: "assistant", content: "Hi" },
    ],
    scores: { match: { value: "C", answer: "Hi", explanation: "It greets." } },
    metadata: { tags: ["edited", "honesty"], seed: "sample" },
    ...changes,
  };
}
