import { useEffect, useState } from "react";
import { call } from "@/components/api/call";
import type { Facets } from "@/lib/coverage/count-facets";
import { type FacetList, readFacets } from "@/lib/coverage/facet-list";

/** What each value would keep as the server counts it at this address; null until it has, and without one. */
export function useServedFacets(href: string | null): Facets | null {
  const [answered, setAnswered] = useState<{ href: string; facets: Facets } | null>(null);
  useEffect(() => {
    if (href === null) return;
    const ending = new AbortController();
    call<{ facets: FacetList }>(href, { signal: ending.signal }).then(
      (answer) => {
        if (answer.ok) setAnswered({ href, facets: readFacets(answer.value.facets) });
      },
      // Only a question that was taken back ends so.
      () => undefined,
    );
    return () => ending.abort();
  }, [href]);
  return answered?.href === href ? answered.facets : null;
}
