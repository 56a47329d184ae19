import { useState } from "react";
import type { ApiAnswer } from "./call";

/** One request of a button at a time: whether it is under way, and what was wrong with the last one. */
export function useRequest(): {
  isBusy: boolean;
  error: string | null;
  send: <T>(request: () => Promise<ApiAnswer<T>>, onDone: (value: T) => void) => void;
} {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const run = async <T>(request: () => Promise<ApiAnswer<T>>, onDone: (value: T) => void) => {
    setIsBusy(true);
    setError(null);
    const answer = await request();
    setIsBusy(false);
    if (answer.ok) onDone(answer.value);
    else setError(answer.message);
  };
  return { isBusy, error, send: (request, onDone) => void run(request, onDone) };
}
