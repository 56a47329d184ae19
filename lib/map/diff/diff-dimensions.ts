import { formatQuantity } from "@/lib/format/number";
import type { CoverageMap, Dimension } from "../coverage-map";
import { diffValues } from "./diff-values";
import { formatSource, type Source } from "./format-parts";
import { compareField, createChange, type MapChange } from "./map-change";
import { isReordered, pairThings } from "./pair-things";
import type { Renamed } from "./rename-where";

/** How dimensions and their values changed, and what each of them is called now. */
export function diffDimensions(
  before: CoverageMap,
  after: CoverageMap,
): { changes: MapChange[]; renamed: Renamed } {
  const { pairs, removed, added } = pairThings(
    before.dimensions,
    after.dimensions,
    ({ id }) => id,
    describeContent,
  );
  const renamed: Renamed = new Map();
  const changes: MapChange[] = [];
  for (const dimension of added) {
    const name = `Dimension ${dimension.id} added, with ${formatQuantity(dimension.values.length, "value")}.`;
    changes.push(
      createChange("dimension_added", { dimension: dimension.id }, name, { after: formatSource(dimension) }),
    );
  }
  for (const dimension of removed) {
    changes.push(
      createChange("dimension_removed", { dimension: dimension.id }, `Dimension ${dimension.id} removed.`, {
        before: formatSource(dimension),
      }),
    );
  }
  for (const [old, dimension] of pairs) {
    const values = diffValues(old, dimension);
    renamed.set(old.id, {
      id: dimension.id,
      values: new Map(values.pairs.map(([value, next]) => [value.id, next.id])),
    });
    changes.push(...compareDimension(old, dimension), ...values.changes);
  }
  if (isReordered(pairs, before.dimensions)) {
    changes.push(
      createChange("dimensions_reordered", {}, "The dimensions stand in another order.", {
        before: before.dimensions.map(({ id }) => id).join(", "),
        after: after.dimensions.map(({ id }) => id).join(", "),
      }),
    );
  }
  return { changes, renamed };
}

/** A renamed dimension is known by where it reads and what its values take. */
function describeContent({ from, match, many, values }: Dimension): string {
  return JSON.stringify([from, match, many, values.map(({ test }) => test)]);
}

function compareDimension(old: Dimension, dimension: Dimension): MapChange[] {
  const place = { dimension: dimension.id };
  const name = `dimension ${dimension.id}`;
  const label = ({ id, label: own }: Dimension) => (own === id ? null : own);
  return [
    ...(old.id === dimension.id
      ? []
      : [
          createChange("dimension_renamed", place, `Dimension ${old.id} renamed to ${dimension.id}.`, {
            before: old.id,
            after: dimension.id,
          }),
        ]),
    ...compareField("dimension_relabelled", place, `The label of ${name}`, [label(old), label(dimension)]),
    ...compareField("dimension_unit_changed", place, `The unit of ${name}`, [old.unit, dimension.unit]),
    ...compareField(
      "dimension_source_changed",
      place,
      `Where ${name} reads its values`,
      [readSource(old), readSource(dimension)],
      formatSource,
    ),
  ];
}

function readSource({ from, match, many }: Dimension): Source {
  return { from, match, many };
}
