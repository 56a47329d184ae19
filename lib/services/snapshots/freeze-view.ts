import type { Counting } from "@/lib/coverage/counting";
import type { DateRange } from "@/lib/coverage/date-range";
import type { Filter } from "@/lib/coverage/filter";
import type { Metric } from "@/lib/coverage/heatmap-scale";
import type { Database } from "@/lib/db/database";
import { listCampaignRevisions, listStoredImports } from "@/lib/db/queries/list-stored-imports";
import { formatBytes } from "@/lib/format/bytes";
import { failure, type Result, success } from "@/lib/result";
import { buildSnapshot } from "@/lib/snapshot/build-snapshot";
import { noteSpecBug } from "@/lib/snapshot/note-spec-bug";
import type { SnapshotContent, SpecBugNote } from "@/lib/snapshot/snapshot-content";
import { hashSnapshot } from "@/lib/snapshot/snapshot-hash";
import packageJson from "@/package.json";
import { getCrossing } from "../maps/get-crossing";
import { getProject, type ProjectDetail } from "../projects/get-project";
import { withMapSnapshot } from "../projects/with-project";
import { getSpecBug } from "../spec-bugs/get-spec-bug";

export type ViewRequest = DateRange & {
  project: string;
  title: string;
  note: string;
  by: string[];
  where: Filter[];
  /** Null for the newest eval campaign that holds runs. */
  campaigns: string[] | null;
  metric: Metric;
  counting: Counting;
  /** Numbers of the spec bugs whose notes go along. */
  specBugs: number[];
  createdAt: Date;
};

export type FrozenView = {
  project: { id: number; slug: string };
  content: SnapshotContent;
  json: string;
  sha256: string;
  bytes: number;
};

const ATTEMPTS = 5;
const MOST_BYTES = 8_000_000;

/** The content of a snapshot of a view as it is now: counts, map and imports of one moment. Stores nothing. */
export async function freezeView(db: Database, request: ViewRequest): Promise<Result<FrozenView>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const project = await getProject(db, request.project);
    if (!project.ok) return project;
    const frozen = await freezeOnce(db, project.value, request);
    if (frozen !== null) return frozen;
  }
  return failure(
    "conflict",
    `the counts of project "${request.project}" are changing, as they do while an import runs; freeze the view when it has ended`,
  );
}

/** Null where the map or a count changed between the parts that are read. */
async function freezeOnce(
  db: Database,
  project: ProjectDetail,
  request: ViewRequest,
): Promise<Result<FrozenView> | null> {
  const { by, where, from, to } = request;
  const { campaigns: asked } = request;
  const range = { from, to };
  const crossing = await getCrossing(db, { project: project.slug, by, where, campaigns: asked, range });
  if (!crossing.ok) return crossing;
  const campaigns = project.campaigns.filter(({ slug }) => crossing.value.campaigns.includes(slug));
  const stored = await withMapSnapshot(db, project, async (client) => {
    const ids = campaigns.map(({ id }) => id);
    const revisions = await listCampaignRevisions(client, ids);
    const isSame = campaigns.every(({ id, revision }) => revisions.get(id) === revision);
    return isSame ? listStoredImports(client, project.id, ids) : null;
  });
  const { map } = project;
  const isSettled = stored.ok && map?.version === crossing.value.map_version;
  if (!isSettled || stored.value === null || campaigns.length !== crossing.value.campaigns.length)
    return null;
  const notes = await listNotes(db, project.slug, request.specBugs);
  if (!notes.ok) return notes;
  const { content, json } = buildSnapshot({
    ...request,
    lacuna: packageJson.version,
    project: { slug: project.slug, name: project.name, synthetic: project.synthetic },
    map,
    campaigns: campaigns.map(({ slug, kind, runs, observations, created_at }) => {
      return { slug, kind, runs, observations, created_at };
    }),
    crossing: crossing.value,
    imports: stored.value.map(({ started_at, ...row }) => {
      return { ...row, started_at: started_at?.toISOString() ?? null };
    }),
    spec_bugs: notes.value,
  });
  const bytes = Buffer.byteLength(json);
  if (bytes > MOST_BYTES) {
    const [size, most] = [formatBytes(bytes), formatBytes(MOST_BYTES)];
    return failure(
      "too_large",
      `the snapshot would hold ${size}, more than ${most}; cross fewer dimensions, or filter the crossed ones`,
    );
  }
  return success({
    project: { id: project.id, slug: project.slug },
    content,
    json,
    sha256: hashSnapshot(json),
    bytes,
  });
}

async function listNotes(db: Database, project: string, numbers: number[]): Promise<Result<SpecBugNote[]>> {
  const notes: SpecBugNote[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const bug = await getSpecBug(db, project, number);
    if (!bug.ok) return bug;
    notes.push(noteSpecBug(bug.value));
  }
  return success(notes);
}
