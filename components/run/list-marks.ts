import type { MessageMarks } from "@/components/transcript/transcript-props";

type Highlight = { index: number | null; branch: number; quote?: string; note: string };
type Judged = MessageMarks["observations"][number] & { message: number | null; branch: number };

/** The judge's notes and the observations of one branch, by message. */
export function listMarks(
  highlights: Highlight[],
  observations: Judged[],
  branch: number,
): Record<number, MessageMarks> {
  const marks: Record<number, MessageMarks> = {};
  const at = (index: number) => {
    marks[index] ??= { notes: [], observations: [] };
    return marks[index];
  };
  highlights.forEach(({ index, branch: own, quote, note }, highlight) => {
    if (index !== null && own === branch)
      at(index).notes.push({ highlight, note, ...(quote !== undefined && { quote }) });
  });
  for (const { key, outcome, verdict, message, branch: own } of observations) {
    if (message !== null && own === branch) at(message).observations.push({ key, outcome, verdict });
  }
  return marks;
}
