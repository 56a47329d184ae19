import { listTextSegments } from "@/lib/format/visible-text";

/** A part of a text of a log: text nodes, never markup, with characters that hide or act printed as their code. */
export function TextSegments({ text }: { text: string }) {
  let offset = 0;
  return listTextSegments(text).map((segment) => {
    const key = offset;
    offset += segment.kind === "text" ? segment.text.length : 1;
    if (segment.kind === "text") return segment.text;
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
