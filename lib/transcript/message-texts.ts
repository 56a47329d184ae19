import type { Message } from "@/lib/import/run-record";

/** One text of a message, by a name that stays the same as long as the message does. */
export type MessageText = {
  /** `content/I`, `content/I/arguments`, `content/I/result`, `call/I`, or `error`. */
  part: string;
  text: string;
};

/** Every text that a message is read by, in the order in which it is printed. */
export function listMessageTexts(message: Message): MessageText[] {
  return [
    ...listContentTexts(message.content),
    ...(message.error ? [{ part: "error", text: message.error.message }] : []),
    ...(message.tool_calls ?? []).map((call, i) => ({
      part: `call/${i}`,
      text: formatArguments(call.arguments),
    })),
  ];
}

function listContentTexts(content: Message["content"]): MessageText[] {
  if (typeof content === "string") return [{ part: "content/0", text: content }];
  return content.flatMap((item, i): MessageText[] => {
    const part = `content/${i}`;
    switch (item.type) {
      case "text":
        return [{ part, text: item.text }];
      case "reasoning":
        return [{ part, text: item.reasoning }];
      case "data":
        return [{ part, text: item.data }];
      case "tool_use":
        return [
          { part: `${part}/arguments`, text: item.arguments },
          { part: `${part}/result`, text: item.result },
        ];
      default:
        // Pictures and the like are named, never loaded.
        return [];
    }
  });
}

/** Arguments of a tool call as they are printed. */
export function formatArguments(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
