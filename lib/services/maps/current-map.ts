import type { Pool } from "pg";
import type { Database } from "@/lib/db/database";
import type { RunAttributes } from "@/lib/import/run-record";
import { type Classified, createClassifier } from "@/lib/map/classify";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { readAppliedMap } from "@/lib/map/read-applied-map";

/** A map as it is used to classify runs. `id` is that of the stored version, null where there is none. */
export type UsableMap = {
  id: number | null;
  version: number | null;
  coverage: CoverageMap;
  classify: (run: RunAttributes) => Classified;
};

const EMPTY_MAP: CoverageMap = {
  name: "",
  goal: 1,
  outcome: null,
  awareness: null,
  dimensions: [],
  crossings: [],
  ignore: [],
  illegal: [],
  heldOut: [],
};

/** What runs are classified by until a map is applied. */
export function createEmptyMap(): UsableMap {
  return { id: null, version: null, coverage: EMPTY_MAP, classify: createClassifier(EMPTY_MAP) };
}

/** Applied versions never change, so each is read once a process and database. */
const versions = new WeakMap<Pool, Map<number, UsableMap>>();
const KEPT_VERSIONS = 50;

export function readMapVersion(
  db: Database,
  stored: { id: number; version: number; text: string },
): UsableMap {
  const known = versions.get(db.pool) ?? new Map<number, UsableMap>();
  versions.set(db.pool, known);
  const cached = known.get(stored.id);
  if (cached) return cached;
  const coverage = readAppliedMap(stored.text);
  const map = { id: stored.id, version: stored.version, coverage, classify: createClassifier(coverage) };
  if (known.size >= KEPT_VERSIONS) known.delete(known.keys().next().value!);
  known.set(stored.id, map);
  return map;
}

/** The map that a project's runs are classified by now. */
export async function getCurrentMap(db: Database, projectId: number): Promise<UsableMap> {
  const project = await db.prisma.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { currentMapVersion: { select: { id: true, version: true, text: true } } },
  });
  return project.currentMapVersion ? readMapVersion(db, project.currentMapVersion) : createEmptyMap();
}
