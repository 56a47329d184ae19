import { parseMarkNumber } from "@/lib/requests/parse-mark-number";
import { handle, respond } from "./handle";

/** Runs a route's work on the mark that its address names. */
export function handleMark(
  params: Promise<{ project: string; mark: string }>,
  work: (project: string, mark: number) => Promise<Response>,
): Promise<Response> {
  return handle(async () => {
    const { project, mark: word } = await params;
    const mark = parseMarkNumber(word);
    return mark.ok ? work(project, mark.value) : respond(mark);
  });
}
