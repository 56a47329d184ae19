import type { Edit } from "@/lib/map/edits/edit";

/** What a dimension of before is called after the steps. */
export function followDimension(edits: readonly Edit[], dimension: string): string {
  return edits.reduce(
    (name, edit) => (edit.kind === "rename_dimension" && edit.dimension === name ? (edit.id ?? name) : name),
    dimension,
  );
}

/** What a value of before is called after the steps, where it was only renamed. */
export function followValue(edits: readonly Edit[], dimension: string, value: string): string {
  let [within, name] = [dimension, value];
  for (const edit of edits) {
    if (edit.kind === "rename_dimension" && edit.dimension === within) within = edit.id ?? within;
    if (edit.kind === "rename_value" && edit.dimension === within && edit.value === name)
      name = edit.id ?? name;
  }
  return name;
}
