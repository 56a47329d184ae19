import type { RefObject } from "react";
import { Menu } from "@/components/ui/menu";
import { METRICS, type MetricId } from "@/lib/coverage/metrics/metric-ids";
import { getMetric } from "@/lib/coverage/metrics/metric-registry";
import { StateLink, useMapState } from "./map-state";
import { StateSwitch } from "./state-switch";

/** Those that are looked at most stand in sight where there is room. */
const IN_SIGHT = ["coverage", "failure_rate", "upper_bound", "aware", "change"] as const;

/** Chooses what the map is coloured by: a few metrics in sight, all of them in a menu that says what each means. */
export function MetricPicker({ menuRef }: { menuRef: RefObject<HTMLDetailsElement | null> }) {
  const { query } = useMapState();
  const isInSight = IN_SIGHT.some((id) => id === query.metric);
  const choices: Partial<Record<MetricId, string>> = Object.fromEntries(
    IN_SIGHT.map((id) => [id, getMetric(id).short]),
  );
  return (
    <>
      <StateSwitch name="metric" label="Metric" choices={choices} className="hidden lg:inline-flex" />
      <Menu
        detailsRef={menuRef}
        label={
          <>
            <span className={`text-dim ${isInSight ? "lg:hidden" : ""}`}>Metric</span>
            <span className={`font-medium ${isInSight ? "lg:hidden" : ""}`}>
              {getMetric(query.metric).short}
            </span>
            {isInSight && <span className="hidden text-dim lg:inline">More</span>}
            <kbd className="rounded border border-b-2 px-1 text-[11px] text-dim">m</kbd>
          </>
        }
      >
        <ul>
          {METRICS.map((id) => {
            const { label, meaning } = getMetric(id);
            const isChosen = id === query.metric;
            return (
              <li key={id}>
                <StateLink
                  change={{ metric: id }}
                  aria-current={isChosen ? "true" : undefined}
                  className="flex gap-2 rounded px-2 py-1 hover:bg-hair"
                >
                  <span aria-hidden className="w-3">
                    {isChosen ? "✓" : ""}
                  </span>
                  <span className="flex-1">
                    {label}
                    <span className="block text-xs text-dim">{meaning}</span>
                  </span>
                </StateLink>
              </li>
            );
          })}
        </ul>
      </Menu>
    </>
  );
}
