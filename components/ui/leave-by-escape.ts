import type { KeyboardEvent } from "react";

/** Escape leaves a field that took the focus by itself, so that the keys of the page work. */
export function leaveByEscape(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === "Escape") event.currentTarget.blur();
}
