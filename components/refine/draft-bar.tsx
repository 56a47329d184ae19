import type { MapPreview } from "@/lib/coverage/map-preview";
import { formatQuantity } from "@/lib/format/number";
import { MapGrade } from "./effect";

/** On a narrow page the draft stands below the map's file: what it holds so far, and the way to it. */
export function DraftBar({
  steps,
  preview,
  isFaulty,
  isWorking,
  onUndo,
  onShow,
}: {
  steps: number;
  preview: MapPreview;
  /** Whether one of its steps cannot be made. */
  isFaulty: boolean;
  isWorking: boolean;
  onUndo: () => void;
  onShow: () => void;
}) {
  return (
    <section
      aria-label="Draft so far"
      className="screen-only sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center gap-x-4 gap-y-1 border-t bg-panel px-4 py-2 lg:-mx-6 lg:px-6 xl:hidden"
    >
      <p className={`min-w-0 flex-1 ${isWorking ? "opacity-60" : ""}`}>
        Draft of {formatQuantity(steps, "step")} ·{" "}
        {isFaulty ? (
          <span className="text-alarm">a step cannot be made</span>
        ) : (
          <MapGrade preview={preview} />
        )}
      </p>
      <button type="button" onClick={onUndo} className="control">
        Undo
      </button>
      <button type="button" onClick={onShow} className="control control-primary">
        See and apply
      </button>
    </section>
  );
}
