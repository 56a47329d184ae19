import { useQueryStates } from "nuqs";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import type { Kind } from "@/lib/transcript/message-kind";
import { MOST_SEARCH_CHARACTERS, readingParsers } from "@/lib/url/run-url";

/** What the reader looks for and leaves out, kept in the address. */
export function useReading() {
  const [{ q, hide }, setAddress] = useQueryStates(readingParsers, { history: "replace" });
  const [text, setText] = useState(() => q.slice(0, MOST_SEARCH_CHARACTERS));
  const written = useRef(q);
  useEffect(() => {
    // The address also changes by Back, and then says what to look for; what was typed it says late.
    if (q === written.current) return;
    written.current = q;
    setText(q.slice(0, MOST_SEARCH_CHARACTERS));
  }, [q]);
  return {
    text,
    // Messages are marked when there is time: typing comes first.
    query: useDeferredValue(text),
    hide,
    setText: (value: string) => {
      written.current = value;
      setText(value);
      void setAddress({ q: value || null });
    },
    setHide: (kinds: Kind[]) => void setAddress({ hide: kinds.length > 0 ? kinds : null }),
  };
}
