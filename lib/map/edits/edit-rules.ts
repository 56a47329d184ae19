import { listOf, recordOf } from "@/lib/map/map-file";
import type { EditOf, Place, RuleSection } from "./edit";
import { addTo, removeFrom } from "./edit-crossings";
import { EditRefused } from "./edit-refused";
import { isSamePlace, readWhere, writeWhere } from "./map-names";
import type { YamlEditor } from "./yaml-editor";

/** A rule for the same place gets the new reason; otherwise the rule is the last of its section. */
export function setRule(
  editor: YamlEditor,
  section: RuleSection,
  { at, reason }: { at: Place; reason?: string | undefined },
): void {
  const known = findRule(editor, section, at);
  const rule = { where: writeWhere(at), ...(reason !== undefined && { reason }) };
  if (known >= 0) editor.set([section, known], rule);
  else addTo(editor, [section], rule);
}

export function removeRule(editor: YamlEditor, { section, at }: EditOf<"remove_rule">): void {
  const known = findRule(editor, section, at);
  if (known < 0) throw new EditRefused(`${section} has no rule for exactly this place`);
  removeFrom(editor, [section], known);
}

function findRule(editor: YamlEditor, section: RuleSection, at: Place): number {
  return listOf(editor.data[section]).findIndex((rule) => isSamePlace(readWhere(recordOf(rule).where), at));
}
