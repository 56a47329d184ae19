import type { ComponentProps } from "react";
import { useMarksOfMessage } from "@/components/marks/marks-context";
import { ClippedText } from "@/components/ui/clipped-text";
import { MarkNumber } from "@/components/ui/ranged-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { ContentPart, Message } from "@/lib/import/run-record";
import { joinRanges } from "@/lib/transcript/message-ranges";
import { formatArguments } from "@/lib/transcript/message-texts";
import type { MessageRanges } from "@/lib/transcript/text-range";

/** Characters shown of a text before it is clipped. */
const LIMITS = { text: 4000, quiet: 500 };

/** How one text of a message is shown. */
type Showing = Pick<ComponentProps<typeof ClippedText>, "part" | "ranges" | "isWhole" | "onWhole">;

/** A message's text parts, reasoning, tool use and attachments, and its tool calls, with its marks. */
export function MessageContent({
  message,
  ranges: found,
  whole,
  onWhole,
}: {
  message: Message & { index: number };
  ranges: MessageRanges;
  /** Long texts that are shown to their end. */
  whole: ReadonlySet<string>;
  onWhole: ((index: number, part: string) => void) | undefined;
}) {
  const marks = useMarksOfMessage(message.index);
  const ranges = joinRanges([found, marks.ranges], () => false);
  const show = (part: string): Showing => ({
    ...{ part, ranges: ranges[part], isWhole: whole.has(part) },
    onWhole: () => onWhole?.(message.index, part),
  });
  const parts: ContentPart[] =
    typeof message.content === "string" ? [{ type: "text", text: message.content }] : message.content;
  return (
    <div className="space-y-2">
      {marks.whole.length > 0 && (
        <p className="text-xs text-dim">
          marked as a whole:
          {marks.whole.map((mark) => (
            <MarkNumber key={mark} id={String(mark)} />
          ))}
        </p>
      )}
      {parts.map((part, i) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a message never change.
          key={i}
          part={part}
          name={`content/${i}`}
          isCode={message.role === "tool"}
          show={show}
        />
      ))}
      {message.error && (
        <div role="note" className="rounded border border-alarm px-2 py-1 text-alarm">
          <strong className="font-semibold">
            <VisibleText text={message.error.type} />
          </strong>{" "}
          <ClippedText text={message.error.message} limit={LIMITS.quiet} {...show("error")} />
        </div>
      )}
      {message.tool_calls?.map((call, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a log may repeat a call's id.
        <ToolBox key={i} title="tool call" name={call.function}>
          <ClippedText
            text={formatArguments(call.arguments)}
            limit={LIMITS.quiet}
            {...show(`call/${i}`)}
            isCode
          />
          {call.parse_error && (
            <p className="mt-1 text-alarm">
              not understood: <VisibleText text={call.parse_error} />
            </p>
          )}
        </ToolBox>
      ))}
    </div>
  );
}

function Part({
  part,
  name,
  isCode,
  show,
}: {
  part: ContentPart;
  name: string;
  isCode: boolean;
  show: (part: string) => Showing;
}) {
  switch (part.type) {
    case "text":
      if (part.text === "") return null;
      return (
        <ClippedText
          text={part.text}
          limit={LIMITS.text}
          {...show(name)}
          isCode={isCode}
          className={isCode ? "font-mono text-xs" : ""}
        />
      );
    case "reasoning":
      return (
        <div data-kind="reasoning" className="border-l-2 border-dotted border-edge pl-3 text-dim italic">
          <span className="text-xs not-italic">reasoning{part.redacted && ", redacted by the provider"}</span>
          <ClippedText text={part.reasoning} limit={LIMITS.text} {...show(name)} />
        </div>
      );
    case "tool_use":
      return (
        <ToolBox title="tool use" name={part.name}>
          <ClippedText text={part.arguments} limit={LIMITS.quiet} {...show(`${name}/arguments`)} isCode />
          <div className="mt-1 flex gap-1.5">
            →
            <ClippedText
              text={part.result}
              limit={LIMITS.quiet}
              {...show(`${name}/result`)}
              isCode
              className="min-w-0 flex-1"
            />
          </div>
        </ToolBox>
      );
    case "data":
      return (
        <ClippedText
          text={part.data}
          limit={LIMITS.quiet}
          {...show(name)}
          isCode
          className="font-mono text-xs"
        />
      );
    default:
      return (
        <p className="text-dim">
          {part.type}, not loaded: <VisibleText text={part.source.slice(0, 120)} />
          {part.source.length > 120 && "…"}
        </p>
      );
  }
}

function ToolBox({ title, name, children }: { title: string; name: string; children: React.ReactNode }) {
  return (
    <div
      data-kind="call"
      className="rounded border border-l-4 border-line border-l-edge bg-hair px-2.5 py-1.5 font-mono text-xs [overflow-wrap:anywhere]"
    >
      <div className="mb-0.5 font-sans text-dim">
        {title}{" "}
        <strong className="font-mono font-semibold text-ink">
          <VisibleText text={name} />
        </strong>
      </div>
      {children}
    </div>
  );
}
