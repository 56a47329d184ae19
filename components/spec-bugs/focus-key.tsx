"use client";

import { isTyping } from "@/components/ui/is-typing";
import { useKeys } from "@/components/ui/use-keys";

/** A key of the page that puts the cursor into a field. */
export function FocusKey({ keyName, id }: { keyName: string; id: string }) {
  useKeys((event) => {
    if (event.key !== keyName || isTyping(event)) return;
    event.preventDefault();
    document.getElementById(id)?.focus();
  });
  return null;
}
