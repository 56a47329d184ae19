import type { Counting } from "@/lib/coverage/counting";
import { isLimited } from "@/lib/coverage/date-range";
import type { Filter } from "@/lib/coverage/filter";
import { getFilterLabel } from "@/lib/coverage/filter-label";
import type { Metric } from "@/lib/coverage/heatmap-scale";
import { findTellableRates, listKeptStates } from "@/lib/coverage/state-filter";
import { formatCanonicalJson } from "@/lib/import/canonical-json";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { describeMethod } from "./describe-method";
import { createMasker } from "./mask";
import type { SnapshotContent } from "./snapshot-content";

/** What a snapshot is made from, as it is stored: nothing of it is masked yet. */
export type SnapshotSource = Pick<
  SnapshotContent,
  "lacuna" | "title" | "note" | "crossing" | "imports" | "spec_bugs"
> & {
  createdAt: Date;
  project: SnapshotContent["project"];
  map: SnapshotContent["map"] & { coverage: CoverageMap };
  campaigns: SnapshotContent["view"]["campaigns"];
  where: Filter[];
  /** Days between which the runs started. */
  from: string | null;
  to: string | null;
  metric: Metric;
  counting: Counting;
};

/** Freezes a view: its content with all secrets masked, and the canonical JSON of that. */
export function buildSnapshot(source: SnapshotSource): { content: SnapshotContent; json: string } {
  const { map, crossing, campaigns, where, metric, counting } = source;
  const by = crossing.by.map(({ id }) => id);
  const masker = createMasker(listDeclared(map.coverage));
  const masked = masker.maskData<Omit<SnapshotContent, "masked">>({
    format: "lacuna-snapshot",
    version: 1,
    lacuna: source.lacuna,
    title: source.title,
    note: source.note,
    created_at: cutToMinute(source.createdAt),
    project: source.project,
    map: { version: map.version, text: map.text },
    view: {
      by,
      where: describeFilters(where, map.coverage),
      ...(isLimited(source) && { started: { from: source.from, to: source.to } }),
      campaigns,
      metric,
      counting,
    },
    dimensions: by.map((id) => describeDimension(id, map.coverage)),
    crossing,
    method: describeMethod({
      hidesGoals: crossing.covered === null,
      hidesRates: !findTellableRates(listKeptStates(where))[counting],
    }),
    imports: source.imports,
    spec_bugs: source.spec_bugs,
  });
  const content = { ...masked, masked: masker.count() };
  return { content, json: formatCanonicalJson(content) };
}

/** A preview and what is stored after it agree on the time as long as both name the same minute. */
function cutToMinute(time: Date): string {
  return `${time.toISOString().slice(0, 16)}:00.000Z`;
}

/** Ids and labels of values: what a crossing is made of. */
function listDeclared({ dimensions }: CoverageMap): Set<string> {
  return new Set(dimensions.flatMap(({ values }) => values.flatMap(({ id, label }) => [id, label])));
}

function findDimension(id: string, { dimensions }: CoverageMap) {
  return dimensions.find((dimension) => dimension.id === id)!;
}

function describeFilters(where: Filter[], map: CoverageMap): SnapshotContent["view"]["where"] {
  return where.map((filter) => {
    const { label, values } = getFilterLabel(filter, map);
    return { dimension: filter.dimension, label, negate: filter.negate, values };
  });
}

function describeDimension(id: string, map: CoverageMap): SnapshotContent["dimensions"][number] {
  const { label, unit, many, values } = findDimension(id, map);
  return { id, label, unit, many, values: values.map((value) => ({ id: value.id, label: value.label })) };
}
