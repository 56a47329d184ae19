import { ProgressBar } from "@/components/imports/progress-bar";
import { formatRebucketing } from "@/lib/format/rebucketing";
import type { RebucketingView } from "@/lib/map/rebucketing-view";

/** How far a re-bucketing is, drawn and in words. */
export function RebucketingProgress({ view }: { view: RebucketingView }) {
  const { done, total, started_at, updated_at } = view;
  const sentence = formatRebucketing({
    done,
    total,
    elapsedMs: Date.parse(updated_at) - Date.parse(started_at),
  });
  return (
    <>
      <ProgressBar label="New version" done={done} total={total} sentence={sentence} />
      <p className="mb-3 tabular-nums">{sentence}</p>
    </>
  );
}
