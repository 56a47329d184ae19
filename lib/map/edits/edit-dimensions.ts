import { listOf } from "@/lib/map/map-file";
import { quote } from "@/lib/map/map-problem";
import type { EditOf } from "./edit";
import { EditRefused } from "./edit-refused";
import { findDimension, listDimensionIds, listWheres, oneOrList, readBy } from "./map-names";
import { writeValue } from "./split-value";
import type { YamlEditor } from "./yaml-editor";

/** Crossings, goals and rules follow. */
export function renameDimension(editor: YamlEditor, edit: EditOf<"rename_dimension">): void {
  const { dimension, id = dimension, label } = edit;
  findDimension(editor, dimension);
  if (label !== undefined) editor.set(["dimensions", dimension, "label"], label);
  if (id === dimension) return;
  refuseTaken(editor, id);
  for (const { path, where } of listWheres(editor)) {
    if (Object.hasOwn(where, dimension)) editor.renameKey([...path, dimension], id);
  }
  listOf(editor.data.crossings).forEach((crossing, c) => {
    const by = readBy(crossing);
    if (!by.includes(dimension)) return;
    editor.set(["crossings", c, "by"], oneOrList(by.map((name) => (name === dimension ? id : name))));
  });
  editor.renameKey(["dimensions", dimension], id);
}

export function addDimension(editor: YamlEditor, edit: EditOf<"add_dimension">): void {
  const { kind: _, id, from, many, values, ...parts } = edit;
  refuseTaken(editor, id);
  editor.set(["dimensions", id], {
    ...(parts.label !== undefined && { label: parts.label }),
    ...(parts.unit !== undefined && { unit: parts.unit }),
    from: oneOrList(from),
    ...(parts.match !== undefined && { match: parts.match }),
    ...(many && { many }),
    values: values.map(writeValue),
  });
}

/** What names the dimension stands in the way. */
export function removeDimension(editor: YamlEditor, { dimension }: EditOf<"remove_dimension">): void {
  findDimension(editor, dimension);
  const crossings = listOf(editor.data.crossings)
    .filter((crossing) => readBy(crossing).includes(dimension))
    .map((crossing) => `the crossing ${readBy(crossing).join(" x ")}`);
  const wheres = listWheres(editor)
    .filter(({ where }) => Object.hasOwn(where, dimension))
    .map(({ what }) => what);
  const inTheWay = [...crossings, ...wheres];
  if (inTheWay.length > 0) {
    throw new EditRefused(
      `dimension ${quote(dimension)} is named by ${inTheWay.join(", ")}; remove ${inTheWay.length === 1 ? "it" : "them"} first`,
    );
  }
  editor.remove(["dimensions", dimension]);
}

function refuseTaken(editor: YamlEditor, id: string): void {
  if (listDimensionIds(editor).includes(id)) {
    throw new EditRefused(`there is a dimension ${quote(id)} already; choose another id`);
  }
}
