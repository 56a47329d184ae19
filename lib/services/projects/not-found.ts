import type { Database } from "@/lib/db/database";
import { formatTime } from "@/lib/format/time";
import { failure } from "@/lib/result";
import { getTombstone, type Tombstone } from "./get-tombstone";

type Failure = ReturnType<typeof failure>;

/** Says that there is no such project, with its tombstone in `details` where it was deleted. */
export async function projectNotFound(db: Database, slug: string): Promise<Failure> {
  const tombstone = await getTombstone(db, { project: slug });
  if (tombstone === null) {
    return failure("not_found", `there is no project "${slug.slice(0, 100)}"; "lacuna projects" lists them`);
  }
  return projectDeleted(slug, tombstone);
}

function projectDeleted(slug: string, tombstone: Tombstone): Failure {
  return failure("not_found", `project "${slug}" was deleted on ${formatTime(tombstone.deleted_at)}`, {
    tombstone,
  });
}

/** Says that a project has no such run, with its tombstone in `details` where it was deleted. */
export async function runNotFound(db: Database, project: string, run: number): Promise<Failure> {
  const tombstone = await getTombstone(db, { project, run });
  if (tombstone === null) {
    return failure("not_found", `there is no run ${run} in project "${project.slice(0, 100)}"`);
  }
  if (tombstone.key === null) return projectDeleted(project, tombstone);
  const { kind, name, deleted_at, again } = tombstone;
  return failure(
    "not_found",
    [
      `run ${run} was deleted on ${formatTime(deleted_at)}`,
      kind === "run" ? "" : ` with ${kind === "import" ? "" : `${kind} `}${name}`,
      again === null ? "" : `; the same run was imported again as run ${again}`,
    ].join(""),
    { tombstone },
  );
}

/** Says that a project has no such import, with its tombstone in `details` where it was deleted. */
export async function importNotFound(db: Database, project: string, importId: number): Promise<Failure> {
  const tombstone = await getTombstone(db, { project, import: importId });
  if (tombstone === null) {
    const name = project.slice(0, 100);
    return failure(
      "not_found",
      `there is no import ${importId} in project "${name}"; "lacuna imports" lists them`,
    );
  }
  if (tombstone.kind === "project") return projectDeleted(project, tombstone);
  return failure("not_found", `import ${importId} was deleted on ${formatTime(tombstone.deleted_at)}`, {
    tombstone,
  });
}
