import { parseFieldPath } from "./field-path";
import type { FieldSummary } from "./field-statistics";

/** The last key of the path; `target_model` for the model of a role. */
export function nameDimension({ from }: Pick<FieldSummary, "from">): string {
  const keys = parseFieldPath(from.at(-1)!);
  const [root, ...rest] = keys.ok ? keys.value : [from[0]!];
  return root === "model_roles" ? rest.join("_") : (rest.at(-1) ?? root!);
}

/** A dimension's id as people read it: `behavior_name` is "Behavior name", `pluginId` is "Plugin". */
export function labelDimension(id: string): string {
  const words = id
    .replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
    .replace(/_+/g, " ")
    .replace(/ id$/, "")
    .trim();
  return words === "" ? id : words[0]!.toUpperCase() + words.slice(1);
}
