import type { Dimension, DimensionValue, ValueTest } from "../coverage-map";
import { formatValueTest } from "./format-parts";
import { compareField, createChange, type MapChange } from "./map-change";
import { isReordered, type Pairing, pairThings } from "./pair-things";
import { followValues } from "./value-flow";

/** How the values of one dimension changed, and what each was called before. */
export function diffValues(
  before: Dimension,
  after: Dimension,
): { changes: MapChange[]; pairs: Pairing<DimensionValue>["pairs"] } {
  const dimension = after.id;
  const { pairs, removed, added } = pairThings(
    before.values,
    after.values,
    ({ id }) => id,
    ({ test, when }) => JSON.stringify([test, when]),
  );
  const flow = followValues(before.values, after.values);
  const listTargets = (id: string) => listInOrder(after.values, flow.targets.get(id));
  const listSources = (id: string) => listInOrder(before.values, flow.sources.get(id));
  const place = (value: DimensionValue) => ({ dimension, value: value.id });
  const isAdded = (id: string) => added.some((value) => value.id === id);
  const isRemoved = (id: string) => removed.some((value) => value.id === id);
  const find = (values: DimensionValue[], id: string) => values.find((value) => value.id === id)!;

  // Texts that move between values which both stay are no split and no merger: the tests say it.
  const split = before.values.filter(({ id }) => {
    const own = listTargets(id);
    return own.length > 1 && own.some(isAdded);
  });
  const merged = after.values.filter(({ id }) => {
    const own = listSources(id);
    return own.length > 1 && own.some(isRemoved);
  });
  const told = {
    before: new Set([...split.map(({ id }) => id), ...merged.flatMap(({ id }) => listSources(id))]),
    after: new Set([...merged.map(({ id }) => id), ...split.flatMap(({ id }) => listTargets(id))]),
  };
  const describe = (values: DimensionValue[], ids: string[]) =>
    ids.map((id) => `${id}: ${formatValueTest(find(values, id))}`).join("; ");

  const changes = [
    ...added
      .filter(({ id }) => !told.after.has(id))
      .map((value) =>
        createChange("value_added", place(value), `Value ${value.id} of ${dimension} added.`, {
          after: formatValueTest(value),
        }),
      ),
    ...removed
      .filter(({ id }) => !told.before.has(id))
      .map((value) =>
        createChange("value_removed", place(value), `Value ${value.id} of ${dimension} removed.`, {
          before: formatValueTest(value),
        }),
      ),
    ...split.map((value) => {
      const values = listTargets(value.id);
      const sentence = `Value ${value.id} of ${dimension} split into ${listNames(values)}.`;
      return createChange("value_split", { ...place(value), values }, sentence, {
        before: describe(before.values, [value.id]),
        after: describe(after.values, values),
      });
    }),
    ...merged.map((value) => {
      const values = listSources(value.id);
      const sentence = `Values ${listNames(values)} of ${dimension} merged into ${value.id}.`;
      return createChange("values_merged", { ...place(value), values }, sentence, {
        before: describe(before.values, values),
        after: describe(after.values, [value.id]),
      });
    }),
    ...pairs.flatMap(([old, value]) => [
      ...compareIds(old, value, dimension),
      ...compareValue(old, value, dimension),
      ...(told.before.has(old.id) || told.after.has(value.id)
        ? []
        : compareField(
            "value_test_changed",
            place(value),
            `What value ${value.id} of ${dimension} takes`,
            [sortTexts(old), sortTexts(value)],
            formatValueTest,
          )),
    ]),
  ];
  if (isReordered(pairs, before.values)) {
    changes.push(
      createChange("values_reordered", { dimension }, `The values of ${dimension} stand in another order.`, {
        before: before.values.map(({ id }) => id).join(", "),
        after: after.values.map(({ id }) => id).join(", "),
      }),
    );
  }
  return { changes, pairs };
}

function compareIds(old: DimensionValue, value: DimensionValue, dimension: string): MapChange[] {
  if (old.id === value.id) return [];
  const sentence = `Value ${old.id} of ${dimension} renamed to ${value.id}.`;
  return [
    createChange("value_renamed", { dimension, value: value.id }, sentence, {
      before: old.id,
      after: value.id,
    }),
  ];
}

/** Texts are looked for in any order. */
function sortTexts({ test, when }: DimensionValue): Pick<DimensionValue, "test" | "when"> {
  const sort = (tests: ValueTest): ValueTest =>
    tests.kind === "is" ? { ...tests, is: tests.is.toSorted() } : tests;
  return { test: sort(test), ...(when && { when: { ...when, test: sort(when.test) } }) };
}

function compareValue(old: DimensionValue, value: DimensionValue, dimension: string): MapChange[] {
  const place = { dimension, value: value.id };
  const name = `value ${value.id} of ${dimension}`;
  // A label that follows the id is no change of its own.
  const label = ({ id, label: own }: DimensionValue) => (own === id ? null : own);
  return [
    ...compareField("value_relabelled", place, `The label of ${name}`, [label(old), label(value)]),
    ...compareField("value_weight_changed", place, `The weight of ${name}`, [old.weight, value.weight]),
    ...compareField("value_exposure_changed", place, `The exposure of ${name}`, [
      old.exposure,
      value.exposure,
    ]),
  ];
}

function listInOrder(values: DimensionValue[], ids: readonly string[] = []): string[] {
  return values.flatMap(({ id }) => (ids.includes(id) ? id : []));
}

/** "a and b", "a, b and c". */
function listNames(names: string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
