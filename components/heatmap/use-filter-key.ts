import type { RefObject } from "react";
import { isTyping } from "@/components/ui/is-typing";
import { useKeys } from "@/components/ui/use-keys";

/** `/` opens the filters and puts the cursor into their search. */
export function useFilterKey(filter: RefObject<HTMLDetailsElement | null>) {
  useKeys((event) => {
    if (event.key !== "/" || isTyping(event) || !filter.current) return;
    event.preventDefault();
    filter.current.open = true;
    filter.current.querySelector("input")?.focus();
  });
}
