import type { ReactNode } from "react";
import { listTextSegments } from "@/lib/format/visible-text";
import { splitLongText } from "@/lib/transcript/split-long-text";

/** A part of a text of a log: text nodes, never markup, with characters that hide or act printed as their code. */
export function TextSegments({ text }: { text: string }) {
  let offset = 0;
  return listTextSegments(text).flatMap<ReactNode>((segment) => {
    const key = offset;
    offset += segment.kind === "text" ? segment.text.length : 1;
    if (segment.kind === "text") return splitLongText(segment.text);
    return (
      <span
        key={key}
        data-hidden={segment.code}
        title={segment.name}
        className="mx-px rounded-sm bg-alarm px-0.5 text-[10px] text-paper"
      >
        {segment.code}
      </span>
    );
  });
}
