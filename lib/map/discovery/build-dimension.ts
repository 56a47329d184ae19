import type { CoverageMap } from "../coverage-map";
import type { EditOf } from "../edits/edit";
import { nameDimension } from "../name-dimension";
import { createUniqueId } from "../unique-id";
import type { DiscoveredField } from "./rank-fields";

/** The step that makes a discovered field a dimension of a map; its rarer values stay `other`. */
export function buildDiscoveredDimension(
  {
    from,
    many,
    values,
  }: Pick<DiscoveredField, "from" | "many"> & {
    values: Pick<DiscoveredField["values"][number], "label" | "test">[];
  },
  map: Pick<CoverageMap, "dimensions">,
): EditOf<"add_dimension"> {
  const taken = new Set<string>();
  const added = values.flatMap(({ label, test }) => {
    if (test === null) return [];
    const id = createUniqueId(label, taken);
    taken.add(id);
    return "is" in test && test.is[0] === id ? { id } : { id, label, ...test };
  });
  const id = createUniqueId(
    nameDimension({ from }),
    new Set(map.dimensions.map((dimension) => dimension.id)),
  );
  return { kind: "add_dimension", id, from, many, values: added };
}
