import { useLayoutEffect, useRef } from "react";

/**
 * Hears the keys of the page, from the moment that what is drawn is seen until it is gone. An ordinary
 * effect lags behind: a key pressed right after a step would act on the page that was left, such as
 * decide on the run before. `capture` hears a key before others do.
 */
export function useKeys(press: (event: KeyboardEvent) => void, { capture = false } = {}): void {
  const latest = useRef(press);
  useLayoutEffect(() => {
    latest.current = press;
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener("keydown", listen, capture);
    return () => document.removeEventListener("keydown", listen, capture);
  }, [capture]);
}
