import { useEffect, useState } from "react";
import { type ApiAnswer, call } from "@/components/api/call";
import type { FieldRanking } from "@/lib/map/discovery/rank-fields";
import { buildMapDiscoveryHref } from "@/lib/url/api-url";

/** What the API answers of fields that the map does not have. */
export type Discovery = FieldRanking & {
  campaigns: string[];
  runs: { read: number; of: number };
  observations: number;
  failures: number;
  clustered: boolean;
  more_fields: boolean;
};

/** The ranking of a version of the map, asked for while it is wanted; null until it is there. */
export function useDiscovery(
  project: string,
  campaigns: string[],
  version: number,
  isWanted: boolean,
): ApiAnswer<Discovery> | null {
  const [answer, setAnswer] = useState<{ key: string; result: ApiAnswer<Discovery> } | null>(null);
  const href = buildMapDiscoveryHref(project, campaigns);
  const key = `${version} ${href}`;
  useEffect(() => {
    if (!isWanted) return;
    const controller = new AbortController();
    call<Discovery>(href, { signal: controller.signal }).then(
      (result) => setAnswer({ key, result }),
      // Something else is wanted by now.
      () => undefined,
    );
    return () => controller.abort();
  }, [href, key, isWanted]);
  return isWanted && answer?.key === key ? answer.result : null;
}
