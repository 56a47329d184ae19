import { isInOrder, orderKeys } from "./canonical-json";
import type { MessageList } from "./message-list";
import type { Message } from "./run-record";

/** The JSON of a message as it is stored, and its canonical JSON, which is nearly always the same text. */
type MessageText = { text: string; canonical: string };

function orderOwnKeys(message: Message): Message {
  const keys = Object.keys(message) as (keyof Message)[];
  if (isInOrder(keys)) return message;
  keys.sort();
  return Object.fromEntries(keys.map((key) => [key, message[key]])) as Message;
}

/** Of the keys of the message itself the order is given, of those within, as in arguments, it stays. */
export function formatMessage(message: Message): MessageText {
  const stored = orderOwnKeys(message);
  const ordered = orderKeys(stored);
  const text = JSON.stringify(stored);
  return { text, canonical: ordered === stored ? text : JSON.stringify(ordered) };
}

/** Messages in memory as the texts they are stored as, which is what most of an import does with them. */
export class TextList implements MessageList {
  constructor(readonly texts: readonly string[]) {}

  get length(): number {
    return this.texts.length;
  }

  *[Symbol.iterator](): Iterator<Message> {
    for (const text of this.texts) yield JSON.parse(text) as Message;
  }

  toJSON(): Message[] {
    return [...this];
  }
}

/** The texts of messages, to be gone through any number of times; in memory only where the messages are. */
export function listTexts(messages: MessageList): Iterable<string> {
  if (messages instanceof TextList) return messages.texts;
  return {
    *[Symbol.iterator]() {
      for (const message of messages) yield formatMessage(message).text;
    },
  };
}
