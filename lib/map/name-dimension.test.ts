import { expect, test } from "vitest";
import { labelDimension, nameDimension } from "./name-dimension";

test.each([
  [["metadata.behavior_name"], "behavior_name", "Behavior name"],
  [["metadata.pluginId"], "pluginId", "Plugin"],
  [['metadata["harm.category"]'], "harm.category", "Harm.category"],
  [["model_roles.target.model", "model"], "model", "Model"],
  [["model_roles.judge.model"], "judge_model", "Judge model"],
  [["metadata.id"], "id", "Id"],
  [["metadata._"], "_", "_"],
])("%j is %s, read as %s", (from, id, label) => {
  expect(nameDimension({ from })).toBe(id);
  expect(labelDimension(id)).toBe(label);
});
