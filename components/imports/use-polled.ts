import { useEffect, useState } from "react";
import { call } from "@/components/api/call";
import { getNextDelay } from "./poll-delay";

/**
 * What an address answers, asked again and again while `isOpen` holds of it and the page is in view.
 * `trouble` says why the last question had no answer; the earlier value then stays.
 */
export function usePolled<T>(
  href: string,
  served: T,
  isOpen: (value: T) => boolean,
): { value: T; trouble: string | null } {
  const [polled, setPolled] = useState<{ served: T; value: T; trouble: string | null } | null>(null);
  // What the server rendered later is newer than what was asked before.
  const current = polled?.served === served ? polled : { served, value: served, trouble: null };
  const open = isOpen(current.value);
  useEffect(() => {
    if (!open) return;
    const ending = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let delayMs = getNextDelay(0, true);
    let last = JSON.stringify(served);
    const ask = async () => {
      const answer = await call<T>(href, { signal: ending.signal });
      const text = answer.ok ? JSON.stringify(answer.value) : last;
      delayMs = getNextDelay(delayMs, text !== last);
      last = text;
      setPolled((before) => ({
        served,
        value: answer.ok ? answer.value : before?.served === served ? before.value : served,
        trouble: answer.ok ? null : answer.message,
      }));
      plan();
    };
    const plan = () => {
      clearTimeout(timer);
      // An aborted question throws; the page no longer waits for it.
      if (!document.hidden) timer = setTimeout(() => void ask().catch(() => undefined), delayMs);
    };
    const wake = () => {
      delayMs = 0;
      plan();
    };
    plan();
    document.addEventListener("visibilitychange", wake);
    return () => {
      ending.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", wake);
    };
  }, [href, served, open]);
  return current;
}
