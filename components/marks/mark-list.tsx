"use client";

import { useSearchParams } from "next/navigation";
import { useContext } from "react";
import { Section } from "@/components/run/run-details";
import { MessageLink } from "@/components/transcript/message-link";
import { ClippedText } from "@/components/ui/clipped-text";
import { formatQuantity } from "@/lib/format/number";
import type { MarkView } from "@/lib/marks/mark";
import { buildRunHref } from "@/lib/url/run-url";
import { Lost } from "./mark-dialog";
import { MarksContext } from "./marks-context";

/** The marks of a run with their notes, newest first; lost ones say so. */
export function MarkList() {
  const { all } = useContext(MarksContext);
  return (
    <Section title={all.length === 0 ? "Marks" : formatQuantity(all.length, "mark")}>
      {all.length === 0 ? (
        <p className="text-dim">
          None yet. Select words of a message and press <kbd>m</kbd>; without a selection the message you are
          at is marked.
        </p>
      ) : (
        <ul aria-label="Marks" className="space-y-3">
          {all.map((mark) => (
            <li key={mark.mark} className="[overflow-wrap:anywhere]">
              <Item {...mark} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Item({ mark, project, run, place, anchor, note }: MarkView) {
  const { open, copyLink } = useContext(MarksContext);
  const from = useSearchParams().get("from");
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3">
        {place !== null && run !== null ? (
          <MessageLink
            href={buildRunHref(project, run, { branch: place.branch, m: place.message, mark, from })}
            className="link"
          >
            mark {mark} in message {place.message}
          </MessageLink>
        ) : (
          <span>mark {mark}</span>
        )}
        <span className="flex-1" />
        <button type="button" onClick={() => open(mark)} className="link screen-only text-xs">
          Edit<span className="sr-only"> mark {mark}</span>
        </button>
        <button type="button" onClick={() => copyLink(mark)} className="link screen-only text-xs">
          Copy link<span className="sr-only"> to mark {mark}</span>
        </button>
      </div>
      {place === null && <Lost />}
      {anchor.quote !== null && <ClippedText text={`“${anchor.quote}”`} limit={200} />}
      {note !== "" && <ClippedText text={note} limit={400} className="text-dim" />}
    </>
  );
}
