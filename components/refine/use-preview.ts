import { useEffect, useState } from "react";
import { type ApiAnswer, call } from "@/components/api/call";
import type { MapPreview } from "@/lib/coverage/map-preview";
import type { Edit } from "@/lib/map/edits/edit";
import { buildMapPreviewHref } from "@/lib/url/api-url";
import type { Draft } from "./draft";

type Shown = { preview: MapPreview; edits: readonly Edit[] };
const NO_EDITS: readonly Edit[] = [];

export type DraftFault = { message: string };

/** The last preview that was answered with the steps it is of, and whether these are the draft as it stands. */
export function usePreview(
  project: string,
  campaigns: string[],
  initial: MapPreview,
  { base, edits }: Pick<Draft, "base" | "edits">,
): { preview: MapPreview; shown: readonly Edit[]; fault: DraftFault | null; isWorking: boolean } {
  const [answer, setAnswer] = useState<{ body: string; result: ApiAnswer<MapPreview> } | null>(null);
  const [last, setLast] = useState<Shown>({ preview: initial, edits: [] });
  const body =
    edits.length === 0
      ? null
      : JSON.stringify({
          base,
          edits,
          counting: initial.counting,
          ...(campaigns.length > 0 && { campaign: campaigns }),
        });
  useEffect(() => {
    if (body === null) return;
    const controller = new AbortController();
    const href = buildMapPreviewHref(project);
    sendText<MapPreview>(href, body, controller.signal).then(
      (result) => {
        setAnswer({ body, result });
        if (result.ok) setLast({ preview: result.value, edits });
      },
      // A newer draft took its place.
      () => undefined,
    );
    return () => controller.abort();
  }, [body, project, edits]);
  if (body === null) return { preview: initial, shown: NO_EDITS, fault: null, isWorking: false };
  const isCurrent = last.preview.base === initial.base;
  const settled = answer?.body === body ? answer.result : null;
  return {
    preview: isCurrent ? last.preview : initial,
    shown: isCurrent ? last.edits : NO_EDITS,
    fault: settled && !settled.ok ? { message: settled.message } : null,
    isWorking: settled === null,
  };
}

function sendText<T>(href: string, body: string, signal: AbortSignal): Promise<ApiAnswer<T>> {
  return call(href, { method: "POST", headers: { "content-type": "application/json" }, body, signal });
}
