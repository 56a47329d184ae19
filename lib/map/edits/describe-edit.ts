import { formatWhere } from "@/lib/map/diff/format-parts";
import type { Edit } from "./edit";

const NAMES: Record<Edit["kind"], string> = {
  rename_value: "rename value",
  split_value: "split value",
  merge_values: "merge values",
  assign_value: "assign value",
  rename_dimension: "rename dimension",
  add_dimension: "add dimension",
  remove_dimension: "remove dimension",
  add_crossing: "add crossing",
  remove_crossing: "remove crossing",
  set_goal: "set goal",
  set_weight: "set weight",
  ignore: "ignore",
  forbid: "forbid",
  hold_out: "hold out",
  remove_rule: "remove rule",
  replace_text: "edit the text",
};

export function formatEditName({ kind }: Edit): string {
  return NAMES[kind];
}

const SECTIONS = { ignore: "ignored", illegal: "forbidden", held_out: "held out" } as const;

/** A step in one line, in the words of the map. */
export function describeEdit(edit: Edit): string {
  switch (edit.kind) {
    case "rename_value":
      return `Rename ${edit.value} of ${edit.dimension}${describeName(edit)}`;
    case "split_value": {
      const parts = [...edit.into.map(({ id }) => id), ...(edit.rest ? [`the rest (${edit.value})`] : [])];
      return `Split ${edit.value} of ${edit.dimension} into ${parts.join(", ")}`;
    }
    case "merge_values":
      return `Merge ${edit.values.join(", ")} of ${edit.dimension} into ${edit.id}`;
    case "assign_value":
      return `Assign “${edit.text}” of ${edit.dimension} to ${edit.value}`;
    case "rename_dimension":
      return `Rename dimension ${edit.dimension}${describeName(edit)}`;
    case "add_dimension":
      return `Add dimension ${edit.id} from ${edit.from.join(", ")} with ${edit.values.length} ${edit.values.length === 1 ? "value" : "values"}`;
    case "remove_dimension":
      return `Remove dimension ${edit.dimension}`;
    case "add_crossing":
      return `Declare the crossing ${edit.by.join(" × ")}`;
    case "remove_crossing":
      return `Remove the crossing ${edit.by.join(" × ")}`;
    case "set_goal": {
      const place = edit.at ? formatWhere(edit.at) : edit.by ? edit.by.join(" × ") : "the map";
      return edit.goal === null
        ? `Take back the goal of ${place}`
        : `Set the goal of ${place} to ${edit.goal}`;
    }
    case "set_weight": {
      const what = "by" in edit.of ? edit.of.by.join(" × ") : `${edit.of.value} of ${edit.of.dimension}`;
      return `Set the weight of ${what} to ${edit.weight}`;
    }
    case "ignore":
      return `Ignore ${formatWhere(edit.at)}: ${edit.reason}`;
    case "forbid":
      return `Forbid ${formatWhere(edit.at)}: ${edit.reason}`;
    case "hold_out":
      return `Hold out ${formatWhere(edit.at)}${edit.reason === undefined ? "" : `: ${edit.reason}`}`;
    case "remove_rule":
      return `No longer ${SECTIONS[edit.section]}: ${formatWhere(edit.at)}`;
    case "replace_text":
      return "Edit the text";
  }
}

function describeName({ id, label }: { id?: string | undefined; label?: string | undefined }): string {
  return `${id === undefined ? "" : ` to ${id}`}${label === undefined ? "" : `, shown as “${label}”`}`;
}
