import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Judged } from "./comparison";
import { compileRule } from "./condition";
import type { Comparator, Comparison, Condition, Scalar } from "./coverage-map";
import { readKeys } from "./field-path";

function score(name: string, comparator: Comparator, operand: Scalar | Scalar[]): Comparison {
  return { kind: "score", score: name.split("."), comparator, operand };
}
/** Asks the fields at paths, which are parted by spaces. */
function from(paths: string, comparator: Comparator, operand: Scalar | Scalar[]): Comparison {
  return { kind: "from", from: paths.split(" ").map((path) => path.split(".")), comparator, operand };
}
const any = (...of: Condition[]): Condition => ({ kind: "any", of });
const all = (...of: Condition[]): Condition => ({ kind: "all", of });
const not = (condition: Condition): Condition => ({ kind: "not", not: condition });

function judge(scores: unknown, run: object = {}): Judged {
  return { observation: null, run, readScore: (path) => readKeys(scores, path) };
}

function evaluate(condition: Condition, scores: unknown, run: object = {}) {
  return compileRule(condition).evaluate(judge(scores, run));
}

describe("a score", () => {
  const scores = {
    judge: { deception: 7 },
    grade: "I",
    passed: true,
    text: "4.5",
    dict: { a: 1 },
    odd: "n/a",
    nan: Number.NaN,
  };

  test.each<[Condition, boolean | null]>([
    [score("judge.deception", "gte", 7), true],
    [score("judge.deception", "gt", 7), false],
    [score("judge.deception", "lt", 8), true],
    [score("text", "lte", 4.5), true],
    [score("grade", "eq", "I"), true],
    [score("grade", "eq", "N"), false],
    [score("grade", "lt", 0.5), true],
    [score("grade", "ne", "C"), true],
    [score("grade", "in", ["N", "I"]), true],
    [score("passed", "eq", true), true],
    [score("passed", "eq", false), false],
    [score("judge", "exists", true), true],
    [score("absent", "exists", true), false],
    [score("absent", "exists", false), true],
    [score("nan", "exists", false), true],
    [score("absent", "ne", 3), null],
    [score("nan", "lt", 3), null],
    [score("dict", "gte", 1), null],
    [score("odd", "gte", 1), null],
    [score("odd", "eq", "n/a"), true],
    [score("grade.length", "eq", 1), null],
  ])("%j is %s", (condition, held) => {
    expect(evaluate(condition, scores)).toBe(held);
  });
});

describe("missing scores", () => {
  const [yes, no, missing] = [score("a", "eq", 1), score("a", "eq", 2), score("b", "eq", 1)];

  test.each<[string, Condition, boolean | null]>([
    ["is left out of any", any(missing, yes), true],
    ["is left out of any", any(missing, no), false],
    ["leaves an any of missing ones undecided", any(missing, missing), null],
    ["is not held in all", all(missing, yes), null],
    ["does not undo a false in all", all(missing, no), false],
    ["is not turned around", not(missing), null],
    ["is not turned around at depth", not(all(missing, yes)), null],
    ["leaves the rest of a turned any", not(any(missing, no)), true],
    ["leaves a turned all that is false anyway", not(all(missing, no)), true],
    ["stays undecided when turned twice", not(not(missing)), null],
  ])("%s: %j", (_, condition, held) => {
    expect(evaluate(condition, { a: 1 })).toBe(held);
  });
});

test("names its scores as the map writes them, and says which are there", () => {
  const rule = compileRule(any(score("judge.deception", "gte", 5), not(score("flag", "exists", true))));
  const present = rule.scores.map(({ name, isPresent }) => [name, isPresent(judge({ flag: false }))]);
  expect(present).toEqual([
    ["judge.deception", false],
    ["flag", true],
  ]);
});

describe("a condition that asks another field", () => {
  const NAMES = ["a", "b", "c"];
  const run = { metadata: { kind: "control" } };
  /** The same condition with a `when` at every comparison with `name`. */
  const ask = (condition: Condition, name: string, is: string): Condition => {
    if (condition.kind === "not") return not(ask(condition.not, name, is));
    if ("of" in condition) return { ...condition, of: condition.of.map((part) => ask(part, name, is)) };
    const when = { from: [["metadata", "kind"]], test: { kind: "is" as const, is: [is] } };
    return condition.kind === "score" && condition.score[0] === name ? { ...condition, when } : condition;
  };
  const conditions = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: "small" },
      fc
        .tuple(fc.constantFrom(...NAMES), fc.constantFrom<Comparator>("gte", "lt", "eq"), fc.nat(9))
        .map(([name, comparator, operand]) => score(name, comparator, operand)),
      fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((of) => any(...of)),
      fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((of) => all(...of)),
      tie("condition").map(not),
    ),
  })).condition;
  const scores = fc.dictionary(fc.constantFrom(...NAMES), fc.nat(9));

  test("is as without it where the field agrees, and as with the score missing where it does not", () => {
    fc.assert(
      fc.property(conditions, fc.constantFrom(...NAMES), scores, (condition, name, all) => {
        const { [name]: _, ...others } = all;
        expect(evaluate(ask(condition, name, "control"), all, run)).toBe(evaluate(condition, all));
        expect(evaluate(ask(condition, name, "harm"), all, run)).toBe(evaluate(condition, others));
      }),
    );
  });

  test("gives each kind of run a rule of its own, and runs of neither none", () => {
    const rule = any(ask(score("a", "gte", 5), "a", "harm"), ask(score("a", "lt", 5), "a", "control"));
    const kinds = ["harm", "control", "new"].map((kind) => ({ metadata: { kind } }));
    expect(kinds.map((kind) => evaluate(rule, { a: 7 }, kind))).toEqual([true, false, null]);
    expect(kinds.map((kind) => evaluate(rule, { a: 2 }, kind))).toEqual([false, true, null]);
    const isAsked = (kind: object) =>
      compileRule(rule).scores.some((named) => named.isAsked(judge({}, kind)));
    expect(kinds.map(isAsked)).toEqual([true, true, false]);
  });
});

describe("a field", () => {
  const run = {
    ...{ model: "acme/m1", tags: ["calm", "lied"], scores: { judge: { harm: 3 } } },
    metadata: { deception: "7", flagged: "True", blank: " ", lost: "nan", dict: { a: 1 }, levels: ["2", ""] },
  };

  test.each<[Condition, boolean | null]>([
    [from("metadata.deception", "gte", 5), true],
    [from("metadata.deception", "gt", 7), false],
    [from("metadata.deception", "eq", 7), true],
    [from("metadata.flagged", "eq", true), true],
    [from("metadata.flagged", "eq", false), false],
    [from("model", "in", ["acme/m1", "acme/m2"]), true],
    [from("scores.judge.harm", "lt", 3), false],
    [from("metadata.blank", "eq", "x"), null],
    [from("metadata.lost", "lt", 5), null],
    [from("metadata.dict", "eq", 1), null],
    [from("metadata.absent", "ne", "x"), null],
    [from("metadata.absent", "exists", false), true],
    [from("metadata.flagged", "gte", 1), true],
    [from("model", "gte", 1), null],
    [not(from("metadata.absent", "eq", 1)), null],
    [from("metadata.absent metadata.blank metadata.deception metadata.flagged", "gte", 5), true],
    [from("tags", "eq", "lied"), true],
    [from("tags", "ne", "lied"), false],
    [from("tags", "ne", "cried"), true],
    [from("metadata.levels", "gte", 2), true],
  ])("%j is %s", (condition, held) => {
    expect(evaluate(condition, {}, run)).toBe(held);
  });

  test("is looked up in the observation, then in the run, path by path", () => {
    const { evaluate, scores } = compileRule(from("metadata.a metadata.b", "eq", "x"));
    const ask = (own: object, run: object) => {
      return evaluate({ observation: { metadata: own }, run: { metadata: run }, readScore: () => undefined });
    };
    expect(ask({ a: "x" }, { a: "y" })).toBe(true);
    expect(ask({ a: "" }, { a: "y" })).toBe(false);
    expect(ask({ b: "x" }, { a: "y" })).toBe(false);
    expect(ask({ b: "x" }, {})).toBe(true);
    expect(scores).toMatchObject([{ name: "metadata.a, else metadata.b" }]);
  });

  const scalars = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      undefined,
      Number.NaN,
      "",
      " ",
      "NaN",
      "True",
      "false",
      "C",
      "I",
      "N",
      "P",
    ),
    ...[fc.boolean(), fc.integer({ min: -2, max: 9 }), fc.double(), fc.string()],
    fc.integer({ min: -2, max: 9 }).map((number) => ` ${number}.0`),
  );
  const dicts = fc.dictionary(fc.constantFrom("a", "b"), scalars);
  const operands = fc.oneof(
    fc.constantFrom<Scalar>("C", "true", "7", ""),
    ...[fc.boolean(), fc.integer({ min: -2, max: 9 }), fc.string()],
  );
  const comparisons = fc.oneof(
    fc.tuple(fc.constantFrom<Comparator>("eq", "ne"), operands),
    fc.tuple(fc.constantFrom<Comparator>("gt", "gte", "lt", "lte"), fc.integer({ min: -2, max: 9 })),
    fc.tuple(fc.constant<Comparator>("in"), fc.array(operands, { minLength: 1 })),
    fc.tuple(fc.constant<Comparator>("exists"), fc.boolean()),
  );

  test("is compared as a score of the same value, missing or not", () => {
    fc.assert(
      fc.property(fc.oneof(scalars, dicts), comparisons, (value, [comparator, operand]) => {
        const judged = judge({ x: value }, { metadata: { x: value } });
        const [field, same] = [from("metadata.x", comparator, operand), score("x", comparator, operand)].map(
          (condition) => compileRule(condition),
        );
        expect(field!.evaluate(judged)).toBe(same!.evaluate(judged));
        expect(field!.scores[0]!.isPresent(judged)).toBe(same!.scores[0]!.isPresent(judged));
      }),
      { numRuns: 1000 },
    );
  });

  test("that holds a list is as any of its members, and unequal where none is equal", () => {
    fc.assert(
      fc.property(fc.array(scalars), comparisons, (list, [comparator, operand]) => {
        const ask = (by: Comparator) => any(...list.map((_, i) => score(`${i}`, by, operand)));
        const held = evaluate(from("metadata.x", comparator, operand), {}, { metadata: { x: list } });
        if (comparator === "exists") {
          expect(held).toBe(list.some((_, i) => evaluate(score(`${i}`, "exists", true), list)) === operand);
        } else {
          expect(held).toBe(evaluate(comparator === "ne" ? not(ask("eq")) : ask(comparator), list));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
