import type { CSSProperties } from "react";
import type { Counting } from "@/lib/coverage/counting";
import type { HeatmapModel } from "@/lib/coverage/heatmap-model";
import { COUNTING_NOTES } from "@/lib/coverage/list-beside";
import { getMetric } from "@/lib/coverage/metrics/metric-registry";
import type { CellColor } from "@/lib/coverage/metrics/scale";
import { STATUS_NAMES } from "@/lib/format/status-names";

/** The colours of a cell or swatch in both themes, which come from one scale. */
export function getPaint(color: CellColor): CSSProperties {
  return { background: getFill(color), color: `light-dark(${color.light.ink}, ${color.dark.ink})` };
}

/** The fill alone, of what holds no text. */
export function getFill({ light, dark }: CellColor): string {
  return `light-dark(${light.background}, ${dark.background})`;
}

/** What colours and marks of the map mean, drawn from the scale that painted it. */
export function Legend({
  model,
  counting,
}: {
  model: Pick<HeatmapModel, "scale" | "hasGoals" | "beside" | "hasUnknown" | "untold">;
  counting: Counting;
}) {
  const { scale, beside, untold } = model;
  const metric = getMetric(scale.metric);
  const isPlain = metric.needsGoals && !model.hasGoals;
  const isPainted = !isPlain && untold === null;
  const isLevelled = isPainted && scale.levels.length > 1;
  return (
    <div className="mt-3 flex flex-wrap items-start gap-x-6 gap-y-2 text-xs text-dim">
      <p className="w-full">
        {metric.meaning}
        {isLevelled && " Paler is less certain: the wider the interval, the fewer steps are told apart."}
        {isPlain && " A filter hides the goals here, so buckets show plain hits."}
        {untold !== null && ` ${untold}`}
      </p>
      {isPainted && (
        <figure className="flex items-start gap-2">
          <figcaption>
            {metric.label}
            {counting === "adjudicated" && metric.isJudged && ", adjudicated"}
          </figcaption>
          <div className="space-y-px">
            {scale.levels.map(({ label, steps }) => (
              <div key={label} className="flex items-center gap-2">
                <div className="flex w-72 gap-px sm:w-96">
                  {steps.map((step) => (
                    <span
                      key={step.label}
                      title={label ? `${step.label}, ${label}` : step.label}
                      style={getPaint(step.color)}
                      className="min-w-0 flex-1 overflow-hidden text-center text-[10px] leading-4 whitespace-nowrap first:rounded-l-sm last:rounded-r-sm"
                    >
                      {step.mark}
                    </span>
                  ))}
                </div>
                {label && <span>{label}</span>}
              </div>
            ))}
          </div>
        </figure>
      )}
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        <Key look="hole">{STATUS_NAMES.hole}</Key>
        <Key look="hatch">{STATUS_NAMES.ignored}</Key>
        <Key look="illegal-mark">{STATUS_NAMES.illegal}</Key>
        <Key look="alarm">illegal hit</Key>
        <Key look="border border-dashed border-edge">{STATUS_NAMES.other}</Key>
        <Key look="border border-dotted border-edge">{STATUS_NAMES.filtered}</Key>
        {model.hasUnknown && <Key look="no-value">no value of this here</Key>}
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
