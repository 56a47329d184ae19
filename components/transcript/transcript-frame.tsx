import type { ReactNode, RefObject } from "react";
import { isLongRun, type RailObservation } from "@/lib/transcript/time-rail-model";

/**
 * Where a transcript, its toolbar and its rail stand: the rail beside the messages, or above them where
 * the window is narrow. Toolbar and rail stay in view; their places are kept before they are there, so
 * that no message moves when they come.
 */
export function TranscriptFrame({
  total,
  observations,
  topRef,
  toolbar,
  rail,
  children,
}: {
  total: number;
  observations: RailObservation[];
  topRef?: RefObject<HTMLDivElement | null>;
  toolbar?: ReactNode;
  rail?: ReactNode;
  children: ReactNode;
}) {
  const hasRail = isLongRun(total, observations.length);
  return (
    <div className={hasRail ? "lg:grid lg:grid-cols-[76px_minmax(0,1fr)] lg:grid-rows-[auto_1fr]" : ""}>
      <div ref={topRef} className="screen-only sticky top-0 z-20 bg-paper lg:contents">
        <div className="h-[44px] bg-paper lg:sticky lg:top-0 lg:z-20 lg:col-start-2">{toolbar}</div>
        {hasRail && (
          <div className="h-[46px] lg:sticky lg:top-0 lg:z-20 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:h-dvh">
            {rail}
          </div>
        )}
      </div>
      <div className={hasRail ? "lg:col-start-2" : ""}>{children}</div>
    </div>
  );
}
