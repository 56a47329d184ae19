import type { CSSProperties } from "react";
import type { Counting } from "@/lib/coverage/counting";
import type { CellColor, HeatmapScale } from "@/lib/coverage/heatmap-scale";
import { COUNTING_NOTES } from "@/lib/coverage/list-beside";

/** The colours of a cell or swatch in both themes, for the `painted` class. */
export function getPaint(color: CellColor): CSSProperties {
  return {
    "--fill-light": color.light.background,
    "--fill-dark": color.dark.background,
    "--ink-light": color.light.ink,
    "--ink-dark": color.dark.ink,
  } as CSSProperties;
}

/** What colours and marks of the map mean, drawn from the scale that painted it. */
export function Legend({
  scale,
  hasGoals,
  beside,
  counting,
}: {
  scale: HeatmapScale;
  hasGoals: boolean;
  /** The other way of counting, where a cell prints it beside its own. */
  beside: Counting | null;
  counting: Counting;
}) {
  const isPainted = scale.metric !== "coverage" || hasGoals;
  return (
    <div className="mt-3 flex flex-wrap items-start gap-x-6 gap-y-2 text-xs text-dim">
      {isPainted && (
        <figure className="flex items-start gap-2">
          <figcaption>
            {scale.metric === "coverage" ? "Hits of goal" : "Failure rate"}
            {counting === "adjudicated" && ", adjudicated"}
          </figcaption>
          <div className="space-y-px">
            {scale.levels.map(({ label, steps }) => (
              <div key={label} className="flex items-center gap-2">
                <div className="flex w-52 gap-px">
                  {steps.map((step) => (
                    <span
                      key={step.label}
                      title={label ? `${step.label}, ${label}` : step.label}
                      style={getPaint(step.color)}
                      className="painted h-2.5 flex-1 first:rounded-l-sm last:rounded-r-sm"
                    />
                  ))}
                </div>
                {label && <span>{label}</span>}
              </div>
            ))}
            <div className="flex w-52 justify-between gap-3 whitespace-nowrap">
              <span>{scale.levels[0]!.steps[0]!.label}</span>
              <span>{scale.levels[0]!.steps.at(-1)!.label}</span>
            </div>
          </div>
        </figure>
      )}
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        <Key look="hole">hole</Key>
        <Key look="hatch">ignored</Key>
        <Key look="illegal-mark">illegal</Key>
        <Key look="alarm">illegal hit</Key>
        <Key look="border border-dashed border-edge">not declared</Key>
        <Key look="border border-dotted border-edge">filtered out</Key>
        <li>◇ held out</li>
        {beside && <li>{COUNTING_NOTES[beside]}</li>}
      </ul>
    </div>
  );
}

function Key({ look, children }: { look: string; children: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span className={`h-3 w-4 rounded-sm ${look}`} />
      {children}
    </li>
  );
}
