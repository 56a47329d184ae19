import { checkMap } from "@/lib/map/check-map";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { parseMap } from "@/lib/map/parse-map";
import { failure, type Result, success } from "@/lib/result";
import { formatEditName } from "./describe-edit";
import type { Edit, EditOf } from "./edit";
import { addCrossing, removeCrossing, setGoal, setWeight } from "./edit-crossings";
import { addDimension, removeDimension, renameDimension } from "./edit-dimensions";
import { EditRefused } from "./edit-refused";
import { removeRule, setRule } from "./edit-rules";
import { assignValue, renameValue } from "./edit-values";
import { mergeValues } from "./merge-values";
import { splitValue } from "./split-value";
import { createYamlEditor, type YamlEditor } from "./yaml-editor";

export type EditedMap = { text: string; coverage: CoverageMap };

/**
 * Takes steps one after the other on the text of a map that parses. What no step touches stays byte
 * for byte, and the result always parses. Errors are `invalid`; `details` says the `step`, from 0.
 */
export function applyEdits(text: string, edits: readonly Edit[]): Result<EditedMap> {
  let edited = text;
  for (const [step, edit] of edits.entries()) {
    const next = applyEdit(edited, edit);
    if (!next.ok) {
      const { code, message, details } = next.error;
      return failure(code, `step ${step + 1}, ${formatEditName(edit)}: ${message}`, {
        step,
        problems: details ?? [],
      });
    }
    edited = next.value;
  }
  const coverage = parseMap(edited);
  if (!coverage.ok) {
    const { code, message, details } = coverage.error;
    return failure(code, message, { step: edits.length - 1, problems: details });
  }
  return success({ text: edited, coverage: coverage.value });
}

function applyEdit(text: string, edit: Edit): Result<string> {
  let edited: string;
  try {
    edited = edit.kind === "replace_text" ? edit.text : editText(text, edit);
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    return failure("invalid", error.message);
  }
  // Patterns are analysed once, at the end: that takes longest.
  const checked = checkMap(edited, "map.yaml", () => null);
  return checked.ok ? success(edited) : checked;
}

type EditInPlace = Exclude<Edit, { kind: "replace_text" }>;

const STEPS: { [Kind in EditInPlace["kind"]]: (editor: YamlEditor, edit: EditOf<Kind>) => void } = {
  rename_value: renameValue,
  split_value: splitValue,
  merge_values: mergeValues,
  assign_value: assignValue,
  rename_dimension: renameDimension,
  add_dimension: addDimension,
  remove_dimension: removeDimension,
  add_crossing: addCrossing,
  remove_crossing: removeCrossing,
  set_goal: setGoal,
  set_weight: setWeight,
  ignore: (editor, edit) => setRule(editor, "ignore", edit),
  forbid: (editor, edit) => setRule(editor, "illegal", edit),
  hold_out: (editor, edit) => setRule(editor, "held_out", edit),
  remove_rule: removeRule,
};

function editText(text: string, edit: EditInPlace): string {
  const editor = createYamlEditor(text);
  const takeStep = STEPS[edit.kind] as (editor: YamlEditor, edit: EditInPlace) => void;
  takeStep(editor, edit);
  return editor.text;
}
