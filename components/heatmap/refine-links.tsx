import Link from "next/link";
import type { ReactNode } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { buildRefineHref, type RefineAct, type RefineQuery } from "@/lib/url/refine-url";

const BUCKET_ACTS: [RefineAct, string][] = [
  ["goal", "Set goal"],
  ["ignore", "Ignore"],
  ["forbid", "Forbid"],
  ["hold_out", "Hold out"],
];

const VALUE_ACTS: [RefineAct, string][] = [
  ["rename", "Rename"],
  ["split", "Split"],
  ["merge", "Merge"],
];

/** Ways from a bucket to the page that refines the map: each begins a step there. */
export function RefineLinks({
  project,
  map,
  at,
  looked,
}: {
  project: string;
  map: CoverageMap;
  /** The bucket, value ids by dimension id. */
  at: Record<string, string>;
  /** What the map shows: the step's effect is counted so. */
  looked: Pick<RefineQuery, "campaign" | "counting">;
}) {
  const places = Object.entries(at).map(([dimension, value]) => `${dimension}:${value}`);
  // What the map does not declare has no goal and cannot be named by a rule.
  const values = Object.entries(at).flatMap(([id, valueId]) => {
    const dimension = map.dimensions.find((candidate) => candidate.id === id);
    const value = dimension?.values.find((candidate) => candidate.id === valueId);
    return dimension && value ? [{ dimension, value }] : [];
  });
  return (
    <details className="screen-only">
      <summary className="w-fit text-dim hover:text-ink">Refine the map here</summary>
      <nav aria-label="Refine" className="mt-1 space-y-1">
        {values.length === places.length && (
          <p className="flex flex-wrap gap-x-3 gap-y-1">
            <span className="text-dim">This bucket</span>
            {BUCKET_ACTS.map(([act, name]) => (
              <RefineLink key={act} href={buildRefineHref(project, { act, at: places, ...looked })}>
                {name}
              </RefineLink>
            ))}
          </p>
        )}
        {values.map(({ dimension, value }) => (
          <p key={dimension.id} className="flex flex-wrap gap-x-3 gap-y-1">
            <span className="min-w-0 break-words text-dim">
              <VisibleText text={value.label} />
            </span>
            {VALUE_ACTS.map(([act, name]) => (
              <RefineLink
                key={act}
                href={buildRefineHref(project, {
                  act,
                  dimension: dimension.id,
                  value: value.id,
                  ...looked,
                })}
              >
                {name}
                <span className="sr-only"> {value.label}</span>
              </RefineLink>
            ))}
          </p>
        ))}
      </nav>
    </details>
  );
}

function RefineLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} className="link">
      {children}
    </Link>
  );
}
