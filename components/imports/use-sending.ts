import { useSyncExternalStore } from "react";
import { getSending, type Sending, subscribeToSending } from "./sending";

/** What this page is sending for an import, or null. */
export function useSending(id: number): Sending | null {
  return useSyncExternalStore(
    subscribeToSending,
    () => getSending(id),
    () => null,
  );
}
