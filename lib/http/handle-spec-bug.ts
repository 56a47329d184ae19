import { parseSpecBugNumber } from "@/lib/requests/parse-spec-bug-number";
import { handle, respond } from "./handle";

/** Runs a route's work on the spec bug that its address names. */
export function handleSpecBug(
  params: Promise<{ project: string; number: string }>,
  work: (project: string, number: number) => Promise<Response>,
): Promise<Response> {
  return handle(async () => {
    const { project, number: word } = await params;
    const number = parseSpecBugNumber(word);
    return number.ok ? work(project, number.value) : respond(number);
  });
}

/** The same with the link or the comment of it that the address names. */
export function handleSpecBugPart<Part extends "link" | "comment">(
  params: Promise<{ project: string; number: string } & Record<Part, string>>,
  part: Part,
  work: (project: string, number: number, part: number) => Promise<Response>,
): Promise<Response> {
  return handleSpecBug(params, async (project, number) => {
    const id = parseSpecBugNumber((await params)[part], part);
    return id.ok ? work(project, number, id.value) : respond(id);
  });
}
