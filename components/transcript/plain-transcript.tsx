import Link from "next/link";
import { getFold, NO_FOLDS } from "@/lib/transcript/fold";
import { buildRunHref } from "@/lib/url/run-url";
import { MessageView } from "./message-view";
import { PartingLines } from "./parting-lines";
import { TranscriptFrame } from "./transcript-frame";
import type { TranscriptProps } from "./transcript-props";

/** One window of a transcript as it is without JavaScript, with links to its neighbours. */
export function PlainTranscript({ project, run, branch, from, total, messages, ...rest }: TranscriptProps) {
  const { marks, partings, open, observations } = rest;
  const first = messages[0]?.index ?? 0;
  const next = first + messages.length;
  const href = (m: number) => buildRunHref(project, run, { branch, from, m });
  return (
    <TranscriptFrame total={total} observations={observations}>
      {first > 0 && <Link href={href(first - 1)}>Earlier messages</Link>}
      <div role="feed" aria-label="Transcript">
        {messages.map((message) => (
          <div key={message.index} className="pb-2">
            <PartingLines partings={partings[message.index]} />
            <MessageView
              message={message}
              total={total}
              marks={marks[message.index]}
              isCurrent={message.index === open}
              isFolded={
                message.index !== open &&
                getFold(message, NO_FOLDS, [], marks[message.index] !== undefined) === "folded"
              }
            />
          </div>
        ))}
      </div>
      {next < total && <Link href={href(next)}>Later messages</Link>}
    </TranscriptFrame>
  );
}
