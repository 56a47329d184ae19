import { useEffect, useState } from "react";
import { type ApiAnswer, call } from "./call";

/** How long a choice must rest before anything is asked for it: steps by arrow keys ask nothing. */
const REST_MS = 200;

/** Answers that are kept at once. */
const MOST_KEPT = 100;

/** What an address answers: null until it has. */
export type Rested<T> = { answer: ApiAnswer<T> | null; retry: () => void };

/**
 * What an address answers, asked once the address has rested. Answers are kept, so that a step back asks
 * nothing; a request that nobody waits for any longer is ended. A null address asks nothing.
 */
export function useRested<T>(href: string | null): Rested<T> {
  const [answers, setAnswers] = useState<ReadonlyMap<string, ApiAnswer<T>>>(new Map());
  const answer = (href !== null && answers.get(href)) || null;
  const isAsked = href !== null && answer === null;
  useEffect(() => {
    if (!isAsked) return;
    const ending = new AbortController();
    const timer = setTimeout(() => {
      call<T>(href, { signal: ending.signal }).then(
        (value) => setAnswers((known) => keep(known, href, value)),
        // Nothing else is thrown than that the request was ended.
        () => undefined,
      );
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [href, isAsked]);
  const retry = () => setAnswers((known) => new Map([...known].filter(([name]) => name !== href)));
  return { answer, retry };
}

function keep<T>(known: ReadonlyMap<string, T>, href: string, answer: T): ReadonlyMap<string, T> {
  return new Map([...[...known].slice(1 - MOST_KEPT), [href, answer]]);
}
