import type { CoverageMap } from "@/lib/map/coverage-map";
import { formatWhere } from "@/lib/map/diff/format-parts";
import type { Edit } from "@/lib/map/edits/edit";
import type { Act } from "./act";
import { ActButton } from "./dimension-table";

/** The declared crossings with their goals and weights. */
export function CrossingTable({
  map,
  onAct,
  onStep,
}: {
  map: CoverageMap;
  onAct: (act: Act) => void;
  onStep: (edits: Edit[]) => void;
}) {
  return (
    <section aria-label="Crossings" className="space-y-1">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-[15px]">Crossings</h2>
        <span className="screen-only flex flex-wrap gap-1">
          <ActButton
            name={`Goal of the map: ${map.goal}, set another`}
            onClick={() => onAct({ kind: "goal", by: null, at: {} })}
          >
            Goal of the map: {map.goal}
          </ActButton>
          <ActButton name="Declare a crossing" onClick={() => onAct({ kind: "add_crossing" })}>
            Declare a crossing
          </ActButton>
        </span>
      </div>
      {map.crossings.length === 0 && <p className="text-dim">None: the map has no grade.</p>}
      <ul className="divide-y border-y">
        {map.crossings.map(({ by, goal, weight, goals }) => {
          const name = by.join(" × ");
          return (
            <li key={name} className="py-1">
              <div className="flex flex-wrap items-baseline justify-between gap-2">
                <span className="min-w-0 break-words">
                  {name}{" "}
                  <span className="text-dim">
                    goal {goal}, weight {weight}
                  </span>
                </span>
                <span className="screen-only flex gap-1">
                  <ActButton name={`Goal of ${name}`} onClick={() => onAct({ kind: "goal", by, at: {} })}>
                    Goal
                  </ActButton>
                  <ActButton
                    name={`Weight of ${name}`}
                    onClick={() => onAct({ kind: "crossing_weight", by })}
                  >
                    Weight
                  </ActButton>
                  <ActButton
                    name={`Remove ${name}`}
                    onClick={() => onStep([{ kind: "remove_crossing", by }])}
                  >
                    Remove
                  </ActButton>
                </span>
              </div>
              {goals.map((override) => {
                const place = formatWhere(override.where);
                return (
                  <div key={place} className="flex items-baseline justify-between gap-2 pl-4 text-dim">
                    <span className="min-w-0 break-words">
                      {place}: goal {override.goal}
                    </span>
                    <ActButton
                      name={`Take back the goal of ${place}`}
                      onClick={() => onStep([{ kind: "set_goal", by, at: override.where, goal: null }])}
                    >
                      ×
                    </ActButton>
                  </div>
                );
              })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
