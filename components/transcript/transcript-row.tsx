import type { FoldState } from "@/lib/transcript/fold";
import { HiddenMessages } from "./hidden-messages";
import { MessagePlaceholder, type WindowState } from "./message-placeholder";
import { MessageView } from "./message-view";
import { PartingLines } from "./parting-lines";
import type { IndexedMessage, MessageMarks, Parting } from "./transcript-props";
import type { CurrentMessage } from "./use-current-message";

/**
 * One place of the transcript: its message, what stands for it until it is there, or, where it is the
 * first of several that are hidden, one line for all of them.
 */
export function TranscriptRow({
  index,
  total,
  getMessage,
  getState,
  marks,
  partings,
  query,
  current,
  window,
  load,
  onFold,
  onOpen,
  whole,
  onWhole,
}: {
  index: number;
  total: number;
  getMessage: (index: number) => IndexedMessage | null;
  getState: (message: IndexedMessage) => FoldState;
  marks: MessageMarks | undefined;
  partings: Parting[] | undefined;
  query: string;
  current: CurrentMessage | null;
  window: WindowState;
  load: (index: number) => void;
  onFold: (message: IndexedMessage, isOpen: boolean) => void;
  onOpen: (indexes: number[]) => void;
  /** Long texts of the message that are shown to their end. */
  whole: ReadonlySet<string> | undefined;
  onWhole: (index: number, part: string) => void;
}) {
  const message = getMessage(index);
  if (message === null) {
    return (
      <div className="pb-2">
        <MessagePlaceholder index={index} state={window} load={() => load(index)} />
      </div>
    );
  }
  const getHidden = (at: number) => {
    const one = getMessage(at);
    return one !== null && getState(one) === "hidden" ? one : null;
  };
  const state = getState(message);
  if (state === "hidden") {
    if (getHidden(index - 1)) return null;
    const messages: IndexedMessage[] = [];
    for (let one = getHidden(index); one; one = getHidden(one.index + 1)) messages.push(one);
    return (
      <div className="pb-2">
        <HiddenMessages messages={messages} onOpen={onOpen} />
      </div>
    );
  }
  return (
    <div className="pb-2">
      <PartingLines partings={partings} />
      <MessageView
        message={message}
        total={total}
        marks={marks}
        isCurrent={current !== null}
        isFolded={state === "folded"}
        query={query}
        words={current?.words ?? null}
        whole={whole}
        onFold={onFold}
        onWhole={onWhole}
      />
    </div>
  );
}
