"use client";

import { useEffect } from "react";
import { isTyping } from "@/components/ui/is-typing";

/** A key of the page that puts the cursor into a field. */
export function FocusKey({ keyName, id }: { keyName: string; id: string }) {
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== keyName || isTyping(event)) return;
      event.preventDefault();
      document.getElementById(id)?.focus();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, [keyName, id]);
  return null;
}
