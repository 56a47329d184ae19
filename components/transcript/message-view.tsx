import { memo } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import type { Role } from "@/lib/transcript/message-kind";
import { listMessageTexts } from "@/lib/transcript/message-texts";
import { type AddressedWords, getMessageAnchor } from "@/lib/url/run-url";
import { JudgeNotes } from "./judge-notes";
import { MessageContent } from "./message-content";
import { MessageHeader } from "./message-header";
import type { IndexedMessage, MessageMarks } from "./transcript-props";
import { useMessageRanges } from "./use-message-ranges";

// Roles are told apart by their borders and places, and by the icon and name in the header.
const ROLE_LOOKS: Record<Role, string> = {
  system: "border-dashed border-edge bg-paper text-dim",
  user: "bg-panel",
  assistant: "border-l-4 border-l-accent bg-panel",
  tool: "ml-6 bg-hair",
};

const PREVIEW_CHARACTERS = 300;
const NOTHING: ReadonlySet<string> = new Set();

/** One message of a transcript, with its marks. */
export const MessageView = memo(function MessageView({
  message,
  total,
  marks,
  isCurrent,
  isFolded,
  query = "",
  words = null,
  whole = NOTHING,
  onFold,
  onWhole,
}: {
  message: IndexedMessage;
  total: number;
  marks: MessageMarks | undefined;
  isCurrent: boolean;
  isFolded: boolean;
  /** What is searched for in the run. */
  query?: string;
  /** The words that the reader came for. */
  words?: AddressedWords | null;
  /** Its long texts that are shown to their end. */
  whole?: ReadonlySet<string> | undefined;
  /** Absent where there is no JavaScript: the folded part is then opened by the browser. */
  onFold?: (message: IndexedMessage, isOpen: boolean) => void;
  onWhole?: (index: number, part: string) => void;
}) {
  const { ranges, missing, matches } = useMessageRanges(message, marks, query, words);
  const content = <MessageContent message={message} ranges={ranges} whole={whole} onWhole={onWhole} />;
  return (
    <article
      id={getMessageAnchor(message.index)}
      aria-posinset={message.index + 1}
      aria-setsize={total}
      aria-label={`Message ${message.index}, ${message.role}`}
      data-current={isCurrent || undefined}
      tabIndex={-1}
      className={`group scroll-mt-14 rounded-lg border px-3 py-2 ${ROLE_LOOKS[message.role]} ${message.error ? "border-alarm!" : ""} ${isCurrent ? "outline-2 outline-accent" : ""}`}
    >
      <MessageHeader
        message={message}
        observations={marks?.observations}
        isFolded={isFolded}
        matches={matches}
        onFold={onFold}
      />
      {!isFolded && content}
      {isFolded && onFold && <Preview message={message} />}
      {isFolded && !onFold && (
        <details className="group/fold">
          <summary className="group-open/fold:hidden">
            <Preview message={message} />
            <span className="link text-xs">show all</span>
          </summary>
          {content}
        </details>
      )}
      {marks && <JudgeNotes notes={marks.notes} missing={missing} current={words} />}
    </article>
  );
});

function Preview({ message }: { message: IndexedMessage }) {
  const text = listMessageTexts(message)
    .map((one) => one.text.slice(0, PREVIEW_CHARACTERS))
    .join(" ")
    .slice(0, PREVIEW_CHARACTERS);
  return (
    <div className="line-clamp-2 text-dim [overflow-wrap:anywhere]">
      <VisibleText text={text} />
    </div>
  );
}
