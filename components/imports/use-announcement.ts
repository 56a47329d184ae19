import { useEffect, useRef, useState } from "react";

const INTERVAL_MS = 5_000;

/** The latest text, changing at most every few seconds, so that a screen reader is not talked over. */
export function useAnnouncement(text: string): string {
  const [announced, setAnnounced] = useState(text);
  const saidAtMs = useRef(0);
  useEffect(() => {
    const waitMs = Math.max(0, saidAtMs.current + INTERVAL_MS - Date.now());
    const timer = setTimeout(() => {
      saidAtMs.current = Date.now();
      setAnnounced(text);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [text]);
  return announced;
}
