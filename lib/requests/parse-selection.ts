import { type DateRange, parseDateRange } from "@/lib/coverage/date-range";
import type { Filter } from "@/lib/coverage/filter";
import { parseBucket, parseFilters } from "@/lib/coverage/filter";
import { failure, type Result, success } from "@/lib/result";
import type { ProjectDetail } from "@/lib/services/projects/get-project";

/** A bucket, filters and days in the words of a command line or an address, checked against a project's map. */
export function parseSelection(
  project: ProjectDetail,
  words: { at: string[]; where: string[]; from?: string | undefined; to?: string | undefined },
): Result<{ at: Record<string, string>; where: Filter[] } & DateRange> {
  const dates = parseDateRange(words);
  if (!dates.ok) return dates;
  if (words.at.length === 0 && words.where.length === 0)
    return success({ at: {}, where: [], ...dates.value });
  const map = requireMap(project);
  if (!map.ok) return map;
  const at = parseBucket(words.at, map.value.coverage);
  if (!at.ok) return at;
  const where = parseFilters(words.where, map.value.coverage);
  return where.ok ? success({ at: at.value, where: where.value, ...dates.value }) : where;
}

/** The project's current map, or what to do about its absence. */
export function requireMap(project: ProjectDetail): Result<NonNullable<ProjectDetail["map"]>> {
  if (project.map) return success(project.map);
  return failure(
    "conflict",
    `project "${project.slug}" has no coverage map; apply one with "lacuna map apply FILE --project ${project.slug}"`,
  );
}
