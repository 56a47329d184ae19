import type { FormatName, Reader } from "@/lib/import/reader";
import { readInspectEval } from "./inspect-eval";
import { readInspectJson } from "./inspect-json";
import { readJsonl } from "./jsonl";

/** The reader of every format. A new tool is a new file here and a test of its content in `detect-format`. */
export const readers: Record<FormatName, Reader> = {
  "inspect-eval": readInspectEval,
  "inspect-json": readInspectJson,
  jsonl: readJsonl,
};
