import { Link2 } from "lucide-react";
import { memo } from "react";
import { OutcomeTag } from "@/components/ui/outcome-tag";
import { VisibleText } from "@/components/ui/visible-text";
import { formatTime } from "@/lib/format/time";
import type { Message } from "@/lib/import/run-record";
import { markMessageQuotes } from "@/lib/transcript/mark-quotes";
import { getMessageAnchor } from "@/lib/url/run-url";
import { MessageContent } from "./message-content";
import { MessageLink } from "./message-link";

export type IndexedMessage = Message & { index: number };

/** What the judge, and the observations of the run, say of one message. */
export type MessageMarks = {
  notes: { quote?: string; note: string }[];
  observations: { key: string; outcome: string }[];
};

const ROLE_LOOKS: Record<Message["role"], string> = {
  system: "border-dashed border-edge bg-paper text-dim",
  user: "bg-panel",
  assistant: "border-l-4 border-l-accent bg-panel",
  tool: "ml-6 bg-hair",
};

/** One message of a transcript, with its marks. */
export const MessageView = memo(function MessageView({
  message,
  total,
  marks,
  isCurrent,
}: {
  message: IndexedMessage;
  total: number;
  marks: MessageMarks | undefined;
  isCurrent: boolean;
}) {
  const anchor = getMessageAnchor(message.index);
  const quotes = marks?.notes.flatMap(({ quote }) => quote ?? []) ?? [];
  return (
    <article
      id={anchor}
      aria-posinset={message.index + 1}
      aria-setsize={total}
      aria-label={`Message ${message.index}, ${message.role}`}
      tabIndex={-1}
      className={`group scroll-mt-4 rounded-lg border px-3 py-2 ${ROLE_LOOKS[message.role]} ${message.error ? "border-alarm!" : ""} ${isCurrent ? "outline-2 outline-accent" : ""}`}
    >
      <header className="mb-1 flex flex-wrap items-center gap-x-2.5 text-xs text-dim">
        <span className="font-semibold text-ink">
          {message.role === "tool" ? "tool result" : message.role}
        </span>
        {message.function && (
          <span className="font-mono">
            <VisibleText text={message.function} />
          </span>
        )}
        {message.at && <time>{formatTime(message.at)}</time>}
        {message.model && <VisibleText text={message.model} />}
        {message.source && <VisibleText text={message.source} />}
        {marks?.observations.map(({ key, outcome }) => (
          <span key={key} className="flex items-center gap-1">
            <VisibleText text={key || "judged"} /> <OutcomeTag outcome={outcome} />
          </span>
        ))}
        <span className="flex-1" />
        <button
          type="button"
          onClick={() => void copyLink(anchor)}
          title="Copy a link to this message"
          aria-label={`Copy a link to message ${message.index}`}
          className="screen-only rounded p-0.5 opacity-0 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100"
        >
          <Link2 size={13} aria-hidden />
        </button>
        <MessageLink
          href={`#${anchor}`}
          className="hover:text-ink"
          label={`Link to message ${message.index}`}
        >
          {message.index}
        </MessageLink>
      </header>
      <MessageContent message={message} ranges={markMessageQuotes(message, quotes)} />
      {marks?.notes.map(({ note, quote }) => (
        <aside
          key={`${quote}${note}`}
          className="mt-2 rounded border-l-4 border-l-alarm bg-hair px-2.5 py-1.5 text-ink"
        >
          <span className="text-xs text-dim">judge</span> <VisibleText text={note} />
        </aside>
      ))}
    </article>
  );
});

function copyLink(anchor: string): Promise<void> {
  return navigator.clipboard.writeText(new URL(`#${anchor}`, window.location.href).href);
}
