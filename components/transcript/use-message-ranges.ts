import { useMemo } from "react";
import { createMatcher } from "@/lib/transcript/find-matches";
import { findNotes, findSearched, joinRanges } from "@/lib/transcript/message-ranges";
import { listMessageTexts } from "@/lib/transcript/message-texts";
import type { AddressedWords } from "@/lib/url/run-url";
import type { IndexedMessage, MessageMarks } from "./transcript-props";

/** The words of a message that the judge quotes, and those that are searched for. */
export function useMessageRanges(
  message: IndexedMessage,
  marks: MessageMarks | undefined,
  query: string,
  words: AddressedWords | null,
) {
  const texts = useMemo(() => listMessageTexts(message), [message]);
  const noted = useMemo(() => findNotes(texts, marks?.notes ?? []), [texts, marks]);
  const searched = useMemo(() => findSearched(texts, createMatcher(query)), [texts, query]);
  const ranges = useMemo(
    () =>
      joinRanges([noted.ranges, searched.ranges], ({ kind, id }) => kind === words?.kind && id === words.id),
    [noted, searched, words],
  );
  return { ranges, missing: noted.missing, matches: searched.count };
}
