import { Bot, ChevronRight, Link2, ScrollText, Terminal, TriangleAlert, User } from "lucide-react";
import { VerdictTag } from "@/components/triage/verdict-tag";
import { OutcomeTag } from "@/components/ui/outcome-tag";
import { VisibleText } from "@/components/ui/visible-text";
import { formatQuantity } from "@/lib/format/number";
import { formatStatedTime } from "@/lib/format/stated-time";
import { countCharacters } from "@/lib/transcript/fold";
import { ROLE_NAMES, type Role } from "@/lib/transcript/message-kind";
import { getMessageAnchor, moveToMessage } from "@/lib/url/run-url";
import { MessageLink } from "./message-link";
import type { IndexedMessage, MessageMarks } from "./transcript-props";

const ICONS: Record<Role, typeof Bot> = { system: ScrollText, user: User, assistant: Bot, tool: Terminal };
/** Shorter messages are as long as they look. */
const LONG_CHARACTERS = 1000;

/** Who says a message, when, and how it was judged; its name folds it. */
export function MessageHeader({
  message,
  observations = [],
  isFolded,
  matches,
  onFold,
}: {
  message: IndexedMessage;
  observations: MessageMarks["observations"] | undefined;
  isFolded: boolean;
  matches: number;
  onFold: ((message: IndexedMessage, isOpen: boolean) => void) | undefined;
}) {
  const anchor = getMessageAnchor(message.index);
  const characters = countCharacters(message);
  return (
    <header className="mb-1 flex flex-wrap items-center gap-x-2.5 text-xs text-dim [overflow-wrap:anywhere]">
      {onFold ? (
        <button
          type="button"
          aria-expanded={!isFolded}
          onClick={() => onFold(message, isFolded)}
          className="-ml-1 flex items-center gap-1 rounded px-1 hover:bg-hair"
        >
          <Name message={message} />
          <ChevronRight size={12} aria-hidden className={isFolded ? "" : "rotate-90"} />
        </button>
      ) : (
        <span className="flex items-center gap-1">
          <Name message={message} />
        </span>
      )}
      {message.function && (
        <span className="font-mono">
          <VisibleText text={message.function} />
        </span>
      )}
      {message.error && (
        <span className="flex items-center gap-1 font-medium text-alarm">
          <TriangleAlert size={12} aria-hidden /> error
        </span>
      )}
      {(isFolded || characters > LONG_CHARACTERS) && <span>{formatQuantity(characters, "character")}</span>}
      {isFolded && matches > 0 && (
        <span className="rounded-sm px-1 text-ink outline-1 outline-edge">
          {formatQuantity(matches, "match", "matches")}
        </span>
      )}
      {message.at && (
        <time>
          <VisibleText text={formatStatedTime(message.at)} />
        </time>
      )}
      {message.model && (
        <span>
          <VisibleText text={message.model} />
        </span>
      )}
      {message.source && (
        <span>
          <VisibleText text={message.source} />
        </span>
      )}
      {observations.map(({ key, outcome, verdict }) => (
        <span key={key} className="flex items-center gap-1">
          <VisibleText text={key || "judged"} /> <OutcomeTag outcome={outcome} />
          {verdict && <VerdictTag verdict={verdict.verdict} isStale={verdict.stale} />}
        </span>
      ))}
      <span className="flex-1" />
      <button
        type="button"
        onClick={() => void copyLink(message.index)}
        title="Copy a link to this message"
        aria-label={`Copy a link to message ${message.index}`}
        className="screen-only rounded p-0.5 opacity-0 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100"
      >
        <Link2 size={13} aria-hidden />
      </button>
      <MessageLink href={`#${anchor}`} className="hover:text-ink" label={`Link to message ${message.index}`}>
        {message.index}
      </MessageLink>
    </header>
  );
}

function Name({ message }: { message: IndexedMessage }) {
  const Icon = ICONS[message.role];
  return (
    <>
      <Icon size={13} aria-hidden />
      <span className="font-semibold text-ink">{ROLE_NAMES[message.role]}</span>
    </>
  );
}

function copyLink(index: number): Promise<void> {
  return navigator.clipboard.writeText(moveToMessage(window.location.href, index));
}
