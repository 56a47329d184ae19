import { listTextSegments } from "@/lib/format/visible-text";
import { snapBack } from "@/lib/transcript/text-range";

/** Browsers cut longer texts of a page in two as they read it, which React takes for another page. */
const MOST_NODE_CHARACTERS = 60_000;

/** Text of a log: a text node, never markup, with characters that hide or act printed as their code. */
export function VisibleText({ text }: { text: string }) {
  let offset = 0;
  return listTextSegments(text).map((segment) => {
    const key = offset;
    offset += segment.kind === "text" ? segment.text.length : 1;
    if (segment.kind === "text") return cutText(segment.text);
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

function cutText(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = snapBack(text, Math.min(start + MOST_NODE_CHARACTERS, text.length));
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}
