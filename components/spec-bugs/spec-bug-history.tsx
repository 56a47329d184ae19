import { Fold } from "@/components/ui/fold";
import { VisibleText } from "@/components/ui/visible-text";
import { formatQuantity } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { describeEvent } from "@/lib/spec-bugs/history";
import type { SpecBugEvent } from "@/lib/spec-bugs/spec-bug";

/** What was done with a spec bug, in sentences, the latest first. */
export function SpecBugHistory({ events }: { events: SpecBugEvent[] }) {
  return (
    <Fold title={`History: ${formatQuantity(events.length, "change")}`}>
      <ol aria-label="History" className="space-y-1">
        {events.toReversed().map((event, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events have no name, and none is ever taken out.
          <li key={events.length - i} className="grid gap-x-3 sm:grid-cols-[max-content_minmax(0,1fr)]">
            <time dateTime={event.at} className="whitespace-nowrap text-dim">
              {formatTime(event.at)}
            </time>
            <span className="[overflow-wrap:anywhere]">
              <VisibleText text={describeEvent(event)} />
            </span>
          </li>
        ))}
      </ol>
    </Fold>
  );
}
