import type { Database } from "@/lib/db/database";
import { applyMapVersion, TooManyValueSets } from "@/lib/db/mutations/apply-map-version";
import { ensureProject } from "@/lib/db/mutations/ensure-project";
import { createClassifier } from "@/lib/map/classify";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { parseMap } from "@/lib/map/parse-map";
import { failure, type Result, success } from "@/lib/result";
import { unlessProjectGone } from "../imports/project-gone";
import { tooManyValueSets } from "../imports/too-many-value-sets";
import { checkSlug } from "../projects/check-slug";

export type AppliedMap = {
  project: string;
  map_version: number;
  /** False where the text is the current one, byte for byte. */
  changed: boolean;
  /** Observations that the version classifies. */
  observations: number;
};

/**
 * Makes a text the project's coverage map and classifies what is there by it, all at once or not at
 * all. Creates the project where it is absent.
 */
export async function applyMap(
  db: Database,
  request: { project: string; text: string; file?: string },
): Promise<Result<AppliedMap>> {
  const slug = checkSlug("project", request.project);
  if (!slug.ok) return slug;
  const parsed = parseMap(request.text, request.file);
  if (!parsed.ok) return parsed;
  return unlessProjectGone(request.project, () => store(db, request, parsed.value));
}

async function store(
  db: Database,
  { project, text }: { project: string; text: string },
  coverage: CoverageMap,
): Promise<Result<AppliedMap>> {
  const projectId = await ensureProject(db.pool, { slug: project, synthetic: false });
  try {
    const applied = await applyMapVersion(db.pool, projectId, {
      text,
      coverage,
      classify: createClassifier(coverage),
    });
    return success({
      project,
      map_version: applied.version,
      changed: applied.changed,
      observations: applied.observations,
    });
  } catch (error) {
    if (!(error instanceof TooManyValueSets)) throw error;
    return failure("invalid", tooManyValueSets(coverage, error.dimension));
  }
}
