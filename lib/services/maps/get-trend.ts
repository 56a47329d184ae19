import { crossBucket } from "@/lib/coverage/cross-bucket";
import type { DateRange } from "@/lib/coverage/date-range";
import type { Filter } from "@/lib/coverage/filter";
import type { Trend } from "@/lib/coverage/trend";
import type { Database } from "@/lib/db/database";
import { failure, type Result, success } from "@/lib/result";
import { chooseCampaigns } from "../projects/choose-campaigns";
import { withProject } from "../projects/with-project";
import { loadCube } from "./load-cube";

/** Campaigns that are compared at once, the newest ones: no more cubes than stay in memory. */
const MOST_POINTS = 16;

export type TrendQuery = {
  project: string;
  /** The bucket: value id by dimension id. */
  at: Record<string, string>;
  where: Filter[];
  /** The campaigns that are looked at, whose kind is compared; null for the default one. */
  campaigns: string[] | null;
  range: DateRange;
};

/** A bucket in each of the newest campaigns, oldest first; archived ones only where they are looked at. */
export function getTrend(db: Database, query: TrendQuery): Promise<Result<Trend>> {
  return withProject(db, query.project, async (project) => {
    const { map } = project;
    if (map === null) return failure("conflict", `project "${project.slug}" has no coverage map`);
    const chosen = chooseCampaigns(project, query.campaigns);
    if (!chosen.ok) return chosen;
    const [first] = chosen.value;
    const alike = project.campaigns.filter(
      ({ id, kind, archived_at }) =>
        kind === first?.kind && (archived_at === null || chosen.value.some((one) => one.id === id)),
    );
    const points: Trend["points"] = [];
    for (const { slug, created_at } of alike.slice(0, MOST_POINTS).reverse()) {
      const loaded = await loadCube(db, project, [slug], query.range);
      if (!loaded.ok) return loaded;
      const bucket = crossBucket(loaded.value.cube, map.coverage, query);
      if (!bucket.ok) return bucket;
      points.push({ campaign: slug, created_at, bucket: bucket.value });
    }
    return success({
      project: project.slug,
      map_version: map.version,
      at: query.at,
      campaigns: alike.length,
      points,
    });
  });
}
