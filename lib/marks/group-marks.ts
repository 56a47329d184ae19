import type { MessageRanges } from "@/lib/transcript/text-range";
import type { MarkView } from "./mark";

/** The marks of one message: ranges of its texts, and the numbers of those on the message as a whole. */
export type MarksOfMessage = { ranges: MessageRanges; whole: number[] };

/** The marks of a branch by message; the words of the mark that the reader came for stand out. */
export function groupMarks(
  marks: readonly MarkView[],
  branch: number,
  current: number | null,
): Map<number, MarksOfMessage> {
  const groups = new Map<number, MarksOfMessage>();
  for (const { mark, place } of marks) {
    if (place === null || place.branch !== branch) continue;
    const group = groups.get(place.message) ?? { ranges: {}, whole: [] };
    groups.set(place.message, group);
    const { part, start, end } = place;
    if (part === null || start === null || end === null) group.whole.push(mark);
    else {
      group.ranges[part] ??= [];
      group.ranges[part].push({
        ...{ start, end, kind: "mark", id: String(mark) },
        ...(mark === current && { isCurrent: true }),
      });
    }
  }
  return groups;
}
