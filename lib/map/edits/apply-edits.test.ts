import { describe, expect, it } from "vitest";
import { runRecordSchema } from "@/lib/import/run-record";
import { createClassifier } from "@/lib/map/classify";
import { parseMap } from "@/lib/map/parse-map";
import { applyEdits } from "./apply-edits";
import { describeEdit } from "./describe-edit";
import { type Edit, editsSchema } from "./edit";

const TEXT = `# Our map, reviewed on Mondays
name: AI CEO
goal: 30 # hits

dimensions:
  temptation:
    from: metadata.temptation
    # in the order of the paper
    values: [self_preservation, reputation, { id: profit, is: [profit, money], label: Money }]
  latency:
    from: metadata.latency_h
    unit: hours
    values: [{ id: low, below: 1 }, { id: mid, min: 1, below: 24 }, { id: high, min: 24 }]
  role:
    from: metadata.role
    values:
      - ai_ceo # the boss
      - { id: helper, weight: 2 }
crossings:
  - { by: [temptation, role], goal: 5, goals: [{ where: { temptation: profit, role: ai_ceo }, goal: 9 }] }
ignore:
  - { where: { role: helper, latency: high }, reason: answers at once }
`;

function edit(...edits: unknown[]): string {
  const result = applyEdits(TEXT, editsSchema.parse(edits));
  if (!result.ok) throw new Error(result.error.message);
  return result.value.text;
}

function refuse(...edits: unknown[]): string {
  const result = applyEdits(TEXT, editsSchema.parse(edits));
  if (result.ok) throw new Error(`accepted as ${result.value.text}`);
  return result.error.message;
}

/** The value of a dimension that a record gets, by its id. */
function place(text: string, dimension: string, metadata: object): string {
  const map = parseMap(text);
  if (!map.ok) throw new Error(map.error.message);
  const d = map.value.dimensions.findIndex(({ id }) => id === dimension);
  const run = runRecordSchema.parse({ id: "r", metadata });
  const ordinal = createClassifier(map.value)(run).observations[0]!.coords[d] as number;
  return map.value.dimensions[d]!.values[ordinal]?.id ?? "other";
}

const split = { kind: "split_value", dimension: "temptation", value: "profit" };

describe("renaming", () => {
  it("keeps what a value recognises, and rules and goals follow", () => {
    const text = edit(
      { kind: "rename_value", dimension: "role", value: "ai_ceo", id: "boss", label: "The boss" },
      { kind: "rename_value", dimension: "temptation", value: "profit", id: "gain" },
    );
    expect(text).toContain("- { id: boss, label: The boss, is: ai_ceo } # the boss");
    expect(text).toContain("{ where: { temptation: gain, role: boss }, goal: 9 }");
    expect(text).toContain("{ id: gain, is: [ profit, money ], label: Money }");
    expect(place(text, "role", { role: "ai_ceo" })).toBe("boss");
  });

  it("renames a dimension wherever it is named", () => {
    const text = edit({ kind: "rename_dimension", dimension: "role", id: "who", label: "Who" });
    expect(text).toContain("by: [ temptation, who ]");
    expect(text).toContain("{ where: { temptation: profit, who: ai_ceo }, goal: 9 }");
    expect(text).toContain("{ where: { who: helper, latency: high }, reason: answers at once }");
    expect(text).toContain("  who:\n    from: metadata.role\n");
  });

  it("refuses names that are taken or not there", () => {
    expect(refuse({ kind: "rename_value", dimension: "role", value: "ai_ceo", id: "helper" })).toContain(
      "again",
    );
    expect(refuse({ kind: "rename_value", dimension: "role", value: "ceo", id: "x" })).toContain(
      'step 1, rename value: dimension "role" has no value "ceo"; expected one of ai_ceo, helper',
    );
    expect(refuse({ kind: "rename_dimension", dimension: "role", id: "latency" })).toContain("already");
  });
});

describe("splitting", () => {
  it("gives texts to new values, and goals name all parts", () => {
    const text = edit({ ...split, into: [{ id: "cash", is: "money" }], rest: true });
    expect(text).toContain("{ id: cash, is: money }, { id: profit, label: Money, is: profit }");
    expect(text).toContain("{ where: { temptation: [ cash, profit ], role: ai_ceo }, goal: 9 }");
    expect(place(text, "temptation", { temptation: "money" })).toBe("cash");
    expect(place(text, "temptation", { temptation: "profit" })).toBe("profit");
  });

  it("splits by another field, the rest staying what it was", () => {
    const when = { from: "metadata.channel", is: ["mail", "letter"] };
    const text = edit({ ...split, into: [{ id: "by_mail", when }], rest: true });
    expect(place(text, "temptation", { temptation: "money", channel: "mail" })).toBe("by_mail");
    expect(place(text, "temptation", { temptation: "money", channel: "phone" })).toBe("profit");
    expect(place(text, "temptation", { temptation: "reputation", channel: "mail" })).toBe("reputation");
  });

  it("splits a range, and takes the rest of it", () => {
    const mid = { kind: "split_value", dimension: "latency", value: "mid" };
    const text = edit({ ...mid, into: [{ id: "hours", min: 1, below: 6 }], rest: true });
    expect(text).toContain("{ id: hours, min: 1, below: 6 }, { id: mid, min: 6, below: 24 }");
    expect(refuse({ ...mid, into: [{ id: "hours", min: 3, below: 6 }], rest: true })).toContain("two ranges");
    expect(refuse({ ...mid, into: [{ id: "hours", min: 0.5, below: 6 }] })).toContain("overlaps");
  });

  it("says what is left of nothing, and keeps weights", () => {
    expect(refuse({ ...split, into: [{ id: "x", is: ["profit", "money"] }], rest: true })).toContain(
      "nothing",
    );
    const text = edit({
      kind: "split_value",
      dimension: "role",
      value: "helper",
      into: [{ id: "a", when: { from: "tags", matches: "^x" } }, { id: "b" }],
    });
    expect(text).toContain("- { id: a, is: helper, weight: 2, when: { from: [ tags ], matches: ^x } }");
    expect(text).toContain("{ role: [ a, b ], latency: high }");
    const map = parseMap(text);
    expect(map.ok && map.value.dimensions[2]!.values.map(({ weight }) => weight)).toEqual([1, 2, 2]);
  });
});

describe("merging", () => {
  it("joins texts, ranges that touch, and patterns", () => {
    const ranges = edit({
      kind: "merge_values",
      dimension: "latency",
      values: ["mid", "low"],
      id: "soon",
    });
    expect(ranges).toContain("values: [{ id: soon, below: 24 }, { id: high, min: 24 }]");
    const texts = edit(
      {
        kind: "set_goal",
        by: ["role", "temptation"],
        at: { temptation: "profit", role: "ai_ceo" },
        goal: null,
      },
      { kind: "merge_values", dimension: "temptation", values: ["reputation", "profit"], id: "profit" },
    );
    expect(texts).toContain("{ id: profit, label: Money, is: [ reputation, profit, money ] }");
  });

  it("names what stands in the way", () => {
    const merge = {
      kind: "merge_values",
      dimension: "temptation",
      values: ["reputation", "profit"],
      id: "x",
    };
    expect(refuse(merge)).toContain("goal 1 of crossing 1 names profit but not reputation; remove it first");
    expect(
      refuse({ kind: "merge_values", dimension: "role", values: ["ai_ceo", "helper"], id: "x" }),
    ).toContain("the values weigh 1 and 2");
    expect(
      refuse({ kind: "merge_values", dimension: "latency", values: ["low", "high"], id: "x" }),
    ).toContain("do not touch");
  });
});

describe("assigning raw texts", () => {
  it("adds a text to a value, or makes a new one", () => {
    const text = edit(
      { kind: "assign_value", dimension: "role", text: "The CEO", value: "ai_ceo" },
      { kind: "assign_value", dimension: "role", text: "clerk", value: "clerk" },
      { kind: "assign_value", dimension: "role", text: "a, b: {c}", value: "odd", label: "Odd" },
    );
    expect(text).toContain("- { id: ai_ceo, is: [ ai_ceo, The CEO ] } # the boss");
    expect(text).toContain('      - clerk\n      - { id: odd, label: Odd, is: "a, b: {c}" }\n');
    expect(place(text, "role", { role: "a, b: {c}" })).toBe("odd");
  });

  it("refuses a value that has no texts, and one that another value has", () => {
    const assign = { kind: "assign_value", dimension: "latency", text: "soon", value: "low" };
    expect(refuse(assign)).toContain("range or pattern");
    expect(refuse({ kind: "assign_value", dimension: "role", text: "helper", value: "ai_ceo" })).toContain(
      "already",
    );
  });
});

describe("dimensions and crossings", () => {
  const add = { kind: "add_dimension", id: "channel", label: "Channel", from: "metadata.channel" };

  it("adds a dimension, crosses it, and takes both back", () => {
    const added = [
      { ...add, values: [{ id: "mail" }, { id: "phone_call", is: "phone call" }] },
      { kind: "add_crossing", by: ["channel", "role"], goal: 3 },
    ];
    expect(edit(...added)).toContain(
      "  channel:\n    label: Channel\n    from: metadata.channel\n    values:\n      - mail\n      - { id: phone_call, is: phone call }\n",
    );
    expect(edit(...added)).toContain("  - { by: [ channel, role ], goal: 3 }\nignore:");
    expect(refuse(...added, { kind: "remove_dimension", dimension: "channel" })).toContain(
      'dimension "channel" is named by the crossing channel x role; remove it first',
    );
    const back = edit(
      ...added,
      { kind: "remove_crossing", by: ["role", "channel"] },
      { kind: "remove_dimension", dimension: "channel" },
    );
    expect(back).toBe(TEXT);
  });

  it("sets goals of a map, a crossing, a row and a bucket, and takes them back", () => {
    const by = ["temptation", "role"];
    const row = { kind: "set_goal", by, at: { role: "helper" } };
    const text = edit({ kind: "set_goal", goal: 7 }, { kind: "set_goal", by, goal: 6 }, { ...row, goal: 4 });
    expect(text).toContain("goal: 7 # hits");
    expect(text).toContain("goal: 6, goals: [{ where: { temptation: profit, role: ai_ceo }, goal: 9 }, ");
    expect(text).toContain("{ where: { role: helper }, goal: 4 }]");
    expect(edit({ ...row, goal: 4 }, { ...row, goal: null })).toBe(TEXT);
    expect(refuse({ kind: "set_goal", by: ["role"], goal: 1 })).toContain("add the crossing first");
  });

  it("weighs values and crossings", () => {
    const text = edit(
      { kind: "set_weight", of: { dimension: "role", value: "ai_ceo" }, weight: 4 },
      { kind: "set_weight", of: { by: ["role", "temptation"] }, weight: 2 },
    );
    expect(text).toContain("- { id: ai_ceo, weight: 4 } # the boss");
    expect(text).toContain("weight: 2 }");
  });
});

describe("rules", () => {
  const at = { role: "helper", temptation: ["profit", "reputation"] };

  it("excludes places with their reasons, and takes them back to the byte", () => {
    const forbid = { kind: "forbid", at, reason: "never offered: money" };
    expect(edit(forbid)).toContain(
      'illegal:\n  - { where: { role: helper, temptation: [ profit, reputation ] }, reason: "never offered: money" }\n',
    );
    expect(edit(forbid, { kind: "remove_rule", section: "illegal", at })).toBe(TEXT);
    expect(edit({ kind: "ignore", at, reason: "x" }, { kind: "remove_rule", section: "ignore", at })).toBe(
      TEXT,
    );
    const known = { kind: "ignore", at: { latency: "high", role: "helper" }, reason: "too slow" };
    expect(edit(known)).toContain("reason: too slow");
    expect(edit({ kind: "hold_out", at })).toContain("held_out:");
  });

  it("refuses unknown names and rules that are not there", () => {
    expect(refuse({ kind: "ignore", at: { role: "boss" }, reason: "x" })).toContain('unknown value "boss"');
    expect(refuse({ kind: "remove_rule", section: "illegal", at })).toContain("no rule");
  });
});

it("takes a whole text as a step, and says where it is no map", () => {
  expect(edit({ kind: "replace_text", text: TEXT.replace("30", "31") })).toContain("goal: 31 # hits");
  expect(refuse({ kind: "replace_text", text: "goal: 1" })).toContain("step 1, edit the text: map.yaml:1:1");
});

it("describes every step in a line", () => {
  const edits: Edit[] = editsSchema.parse([
    { ...split, into: [{ id: "cash", is: "money" }], rest: true },
    { kind: "set_goal", by: ["role"], at: { role: ["a", "b"] }, goal: 3 },
    { kind: "remove_rule", section: "held_out", at: { role: "a" } },
  ]);
  expect(edits.map(describeEdit)).toEqual([
    "Split profit of temptation into cash, the rest (profit)",
    "Set the goal of role a or b to 3",
    "No longer held out: role a",
  ]);
});
