import { VisibleText } from "@/components/ui/visible-text";
import type { CoverageMap, Where } from "@/lib/map/coverage-map";
import { formatWhere } from "@/lib/map/diff/format-parts";
import type { Edit, RuleSection } from "@/lib/map/edits/edit";
import type { Act } from "./act";
import { ActButton } from "./dimension-table";

const SECTIONS: { section: RuleSection; title: string; act: string }[] = [
  { section: "ignore", title: "Ignored", act: "Ignore" },
  { section: "illegal", title: "Forbidden", act: "Forbid" },
  { section: "held_out", title: "Held out", act: "Hold out" },
];

/** What is ignored, forbidden and held out, each with its reason. */
export function RuleList({
  map,
  onAct,
  onStep,
}: {
  map: CoverageMap;
  onAct: (act: Act) => void;
  onStep: (edits: Edit[]) => void;
}) {
  const rules: Record<RuleSection, { where: Where; reason: string | null }[]> = {
    ignore: map.ignore,
    illegal: map.illegal,
    held_out: map.heldOut,
  };
  return (
    <section aria-label="Rules" className="space-y-1">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-[15px]">Rules</h2>
        <span className="screen-only flex flex-wrap gap-1">
          {SECTIONS.map(({ section, act }) => (
            <ActButton key={section} name={act} onClick={() => onAct({ kind: "rule", section, at: {} })}>
              {act}…
            </ActButton>
          ))}
        </span>
      </div>
      {SECTIONS.every(({ section }) => rules[section].length === 0) && (
        <p className="text-dim">Nothing is ignored, forbidden or held out.</p>
      )}
      {SECTIONS.filter(({ section }) => rules[section].length > 0).map(({ section, title }) => (
        <div key={section}>
          <h3 className="text-xs text-dim">{title}</h3>
          <ul className="divide-y border-y">
            {rules[section].map(({ where, reason }) => {
              const place = formatWhere(where);
              return (
                <li key={place} className="flex items-baseline justify-between gap-2 py-1">
                  <span className="min-w-0 break-words">
                    {place}
                    {reason && (
                      <span className="text-dim">
                        {" · "}
                        <VisibleText text={reason} />
                      </span>
                    )}
                  </span>
                  <ActButton
                    name={`Remove the rule on ${place}`}
                    onClick={() => onStep([{ kind: "remove_rule", section, at: where }])}
                  >
                    ×
                  </ActButton>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </section>
  );
}
