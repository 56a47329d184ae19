import type { RefObject } from "react";
import { isTyping } from "@/components/ui/is-typing";
import { openMenu } from "@/components/ui/menu";
import { useKeys } from "@/components/ui/use-keys";

/** `/` opens the filters and puts the cursor into their search. */
export function useFilterKey(filter: RefObject<HTMLDetailsElement | null>) {
  useKeys((event) => {
    if (event.key !== "/" || isTyping(event) || !filter.current) return;
    event.preventDefault();
    openMenu(filter, "input");
  });
}
