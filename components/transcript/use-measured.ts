import { useCallback, useEffect, useRef } from "react";
import { flushSync } from "react-dom";

/**
 * Elements whose heights count, by the ref `measure`: those new in the page by `takeNew`, and by `onResize`
 * whenever some have another height.
 */
export function useMeasured(onResize: (elements: readonly HTMLElement[]) => void) {
  const added = useRef(new Set<HTMLElement>());
  const all = useRef(new Set<HTMLElement>());
  const observer = useRef<ResizeObserver>(null);
  useEffect(() => {
    const observing = new ResizeObserver((entries) => {
      const elements = entries.map(({ target }) => target as HTMLElement);
      flushSync(() => onResize(elements.filter((element) => element.isConnected)));
    });
    observer.current = observing;
    for (const element of all.current) observing.observe(element);
    return () => observing.disconnect();
  }, [onResize]);
  const measure = useCallback((element: HTMLElement | null) => {
    if (element === null) return;
    added.current.add(element);
    all.current.add(element);
    observer.current?.observe(element);
    return () => {
      added.current.delete(element);
      all.current.delete(element);
      observer.current?.unobserve(element);
    };
  }, []);
  const takeNew = useCallback(() => {
    const elements = [...added.current];
    added.current.clear();
    return elements;
  }, []);
  return { measure, takeNew };
}
