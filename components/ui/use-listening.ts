import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * Whether the page hears its reader yet. Until then its forms offer no way to send them: the browser
 * would do it by itself, and what was typed would be lost.
 */
export function useListening(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
