import { getList, getObject, getText, isJsonObject, type JsonObject } from "@/lib/import/json-object";
import type { ContentPart, Message, ToolCall } from "@/lib/import/run-record";

const MAX_SOURCE_CHARACTERS = 2048;
const ROLES = ["system", "user", "assistant", "tool"] as const;

function toText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Pictures and other media are named, not kept: a long data URL becomes its type and size. */
function describeMedia(value: unknown): string {
  const source = toText(value);
  if (source.length <= MAX_SOURCE_CHARACTERS) return source;
  const comma = source.startsWith("data:") ? source.indexOf(",") : -1;
  const name = comma > 0 && comma < 200 ? source.slice(0, comma) : `${source.slice(0, 100)}…`;
  const isBase64 = name.endsWith(";base64");
  const byteCount = isBase64 ? ((source.length - comma - 1) * 3) / 4 : source.length;
  return `${name} (${Math.round(byteCount / 1024)} KB)`;
}

function toReasoning(part: JsonObject): ContentPart {
  const redacted = part.redacted === true;
  // What was redacted is a cipher; the provider's summary is all that can be read.
  const reasoning = (redacted && getText(part, "summary")) || toText(part.reasoning);
  return redacted ? { type: "reasoning", reasoning, redacted } : { type: "reasoning", reasoning };
}

function toPart(part: unknown): ContentPart {
  if (typeof part === "string") return { type: "text", text: part };
  if (!isJsonObject(part)) return { type: "data", data: toText(part) };
  switch (part.type) {
    case "text":
      return { type: "text", text: toText(part.text) };
    case "reasoning":
      return toReasoning(part);
    case "tool_use":
      return {
        type: "tool_use",
        name: toText(part.name),
        arguments: toText(part.arguments),
        result: toText(part.result ?? part.error),
      };
    case "image":
    case "audio":
    case "video":
    case "document":
      return { type: part.type, source: describeMedia(part[part.type]) };
    case "data":
      return { type: "data", data: toText(part.data) };
    default:
      return { type: "data", data: toText(part) };
  }
}

function toToolCall(call: unknown): ToolCall {
  const fields = isJsonObject(call) ? call : { arguments: call };
  const parseError = getText(fields, "parse_error");
  return {
    id: toText(fields.id),
    function: toText(fields.function),
    arguments: fields.arguments ?? {},
    ...(parseError && { parse_error: parseError }),
  };
}

function toError(error: JsonObject): Message["error"] {
  return { type: toText(error.type) || "unknown", message: toText(error.message) };
}

/** A run record's message from one of Inspect's, its references resolved; nothing that is readable is left out. */
export function toMessage(value: unknown): Message {
  if (!isJsonObject(value)) return { role: "user", content: toText(value) };
  const known = ROLES.find((role) => role === value.role);
  const id = getText(value, "id");
  const toolCalls = getList(value, "tool_calls").map(toToolCall);
  const toolCallId = getText(value, "tool_call_id");
  const functionName = getText(value, "function");
  const model = getText(value, "model");
  const source = getText(value, "source");
  const metadata = {
    ...getObject(value, "metadata"),
    ...(known === undefined && { role: value.role ?? null }),
  };
  return {
    content: Array.isArray(value.content) ? value.content.map(toPart) : toText(value.content),
    ...(isJsonObject(value.error) && { error: toError(value.error) }),
    ...(functionName && { function: functionName }),
    ...(id && { id }),
    ...(Object.keys(metadata).length > 0 && { metadata }),
    ...(model && { model }),
    role: known ?? (value.role === "developer" ? "system" : value.role === "function" ? "tool" : "user"),
    ...(source && { source }),
    ...(toolCallId && { tool_call_id: toolCallId }),
    ...(toolCalls.length > 0 && { tool_calls: toolCalls }),
  };
}
