import { useState } from "react";
import { type ApiAnswer, call, sendJson } from "@/components/api/call";
import type { MarkView } from "@/lib/marks/mark";
import { buildMarkApiHref, buildRunMarksApiHref } from "@/lib/url/api-url";
import type { SelectedWords } from "./read-selection";

/** What is about to be marked: words of a message, or all of it. */
export type Draft = { message: number; words: SelectedWords | null };

type Place = { project: string; run: number; branch: number };

/** The marks of a run as the server sent them, and as the reader changes them since. */
export function useMarks({ project, run, branch }: Place, stored: MarkView[]) {
  const [marks, setMarks] = useState(stored);
  const [last, setLast] = useState(stored);
  if (last !== stored) {
    setLast(stored);
    setMarks(stored);
  }

  const create = async ({ message, words }: Draft, note: string): Promise<ApiAnswer<MarkView>> => {
    const same = marks.find((one) => isOn(one, branch, { message, words }));
    if (same && note === "") return { ok: true, value: same };
    const body = { branch, message, note, ...(words && pickWords(words)) };
    const answer = await sendJson<MarkView>("POST", buildRunMarksApiHref(project, run), body);
    if (answer.ok) setMarks((known) => [answer.value, ...known]);
    return answer;
  };

  const setNote = async (mark: number, note: string): Promise<ApiAnswer<MarkView>> => {
    const answer = await sendJson<MarkView>("PATCH", buildMarkApiHref(project, mark), { note });
    if (answer.ok) setMarks((known) => known.map((one) => (one.mark === mark ? answer.value : one)));
    return answer;
  };

  const remove = async (mark: number): Promise<ApiAnswer<object>> => {
    const answer = await call<object>(buildMarkApiHref(project, mark), { method: "DELETE" });
    // Deleted elsewhere meanwhile is deleted too.
    if (!answer.ok && answer.code !== "not_found") return answer;
    setMarks((known) => known.filter((one) => one.mark !== mark));
    return { ok: true, value: {} };
  };

  return { marks, create, setNote, remove };
}

function pickWords({ part, start, quote }: SelectedWords) {
  return { part, start, quote };
}

function isOn({ place }: MarkView, branch: number, { message, words }: Draft): boolean {
  if (place === null || place.branch !== branch || place.message !== message) return false;
  if (words === null) return place.part === null;
  const end = words.start + words.quote.length;
  return place.part === words.part && place.start === words.start && place.end === end;
}
