import { formatQuantity } from "@/lib/format/number";
import { ROLE_NAMES } from "@/lib/transcript/message-kind";
import type { IndexedMessage } from "./transcript-props";

/** Stands for messages one after another that the reader does without. */
export function HiddenMessages({
  messages,
  onOpen,
}: {
  messages: IndexedMessage[];
  onOpen: (indexes: number[]) => void;
}) {
  const roles = [...new Set(messages.map(({ role }) => ROLE_NAMES[role]))];
  const noun = roles.length === 1 ? roles[0]! : "message";
  const name = noun.endsWith("result") || noun === "message" ? noun : `${noun} message`;
  const count = formatQuantity(messages.length, name);
  return (
    <article
      aria-label={`Hidden: ${count}`}
      className="ml-6 flex items-center gap-2 border-l-2 border-dotted border-edge px-3 text-xs text-dim"
    >
      {count} hidden
      <button type="button" className="link" onClick={() => onOpen(messages.map(({ index }) => index))}>
        show
      </button>
    </article>
  );
}
