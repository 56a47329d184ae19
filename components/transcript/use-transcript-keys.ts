import { useEffect, useRef } from "react";
import { isTyping } from "@/components/ui/is-typing";

/** Single keys that act on the transcript while nobody types. */
export function useTranscriptKeys(actions: Record<string, () => void>) {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (isTyping(event) || !Object.hasOwn(latest.current, event.key)) return;
      // Some browsers open their own search by `/`.
      event.preventDefault();
      latest.current[event.key]!();
    };
    document.addEventListener("keydown", act);
    return () => document.removeEventListener("keydown", act);
  }, []);
}
