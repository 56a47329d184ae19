import { listOf, recordOf } from "@/lib/map/map-file";
import type { EditOf, Place } from "./edit";
import { EditRefused } from "./edit-refused";
import { findValue, isSamePlace, oneOrList, readBy, readWhere, writeWhere, writtenParts } from "./map-names";
import type { YamlEditor } from "./yaml-editor";

type Keys = (string | number)[];

export function addCrossing(editor: YamlEditor, { by, goal, weight }: EditOf<"add_crossing">): void {
  addTo(editor, ["crossings"], {
    by: oneOrList(by),
    ...(goal !== undefined && { goal }),
    ...(weight !== undefined && { weight }),
  });
}

export function removeCrossing(editor: YamlEditor, { by }: EditOf<"remove_crossing">): void {
  removeFrom(editor, ["crossings"], findCrossing(editor, by));
}

/** Of a bucket, row or column, of a crossing, or of the whole map. */
export function setGoal(editor: YamlEditor, { by, at, goal }: EditOf<"set_goal">): void {
  if (!by && at) {
    throw new EditRefused("the goal of a bucket belongs to a crossing; name its dimensions in by");
  }
  const parent = by ? ["crossings", findCrossing(editor, by)] : [];
  if (at) setGoalAt(editor, [...parent, "goals"], at, goal);
  else if (goal !== null) editor.set([...parent, "goal"], goal);
  else if (readPath(editor, [...parent, "goal"]) !== undefined) editor.remove([...parent, "goal"]);
  else throw new EditRefused("there is no goal of its own to take back");
}

function setGoalAt(editor: YamlEditor, path: Keys, at: Place, goal: number | null): void {
  const known = listOf(readPath(editor, path)).findIndex((item) =>
    isSamePlace(readWhere(recordOf(item).where), at),
  );
  if (goal === null && known < 0) throw new EditRefused("this bucket has no goal of its own");
  if (goal === null) removeFrom(editor, path, known);
  else if (known >= 0) editor.set([...path, known, "goal"], goal);
  else addTo(editor, path, { where: writeWhere(at), goal });
}

export function setWeight(editor: YamlEditor, { of, weight }: EditOf<"set_weight">): void {
  if ("by" in of) editor.set(["crossings", findCrossing(editor, of.by), "weight"], weight);
  else {
    const found = findValue(editor, of.dimension, of.value);
    editor.set(found.path, { ...writtenParts(found), weight });
  }
}

/** Puts an item behind the last of a list that may be absent. */
export function addTo(editor: YamlEditor, path: Keys, item: unknown): void {
  const list = readPath(editor, path);
  if (list === undefined) editor.set(path, [item]);
  else editor.insert(path, listOf(list).length, item);
}

/** Removes an item of a list, and the list with its last item. */
export function removeFrom(editor: YamlEditor, path: Keys, index: number): void {
  editor.remove(listOf(readPath(editor, path)).length === 1 ? path : [...path, index]);
}

function readPath(editor: YamlEditor, path: Keys): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], editor.data);
}

function findCrossing(editor: YamlEditor, by: string[]): number {
  const set = JSON.stringify([...by].sort());
  const index = listOf(editor.data.crossings).findIndex(
    (crossing) => JSON.stringify(readBy(crossing).sort()) === set,
  );
  if (index < 0) {
    throw new EditRefused(`the map declares no crossing of ${by.join(" and ")}; add the crossing first`);
  }
  return index;
}
