import { type RefObject, useEffect } from "react";
import { isTyping } from "@/components/ui/is-typing";

/** `/` opens the filters and puts the cursor into their search. */
export function useFilterKey(filter: RefObject<HTMLDetailsElement | null>) {
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key !== "/" || isTyping(event) || !filter.current) return;
      event.preventDefault();
      filter.current.open = true;
      filter.current.querySelector("input")?.focus();
    };
    document.addEventListener("keydown", open);
    return () => document.removeEventListener("keydown", open);
  }, [filter]);
}
