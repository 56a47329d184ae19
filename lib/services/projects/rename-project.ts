import type { Database } from "@/lib/db/database";
import { renameProjectRow } from "@/lib/db/mutations/rename";
import { failure, type Result, success } from "@/lib/result";
import { checkSlug } from "./check-slug";
import { findProjectId } from "./find-project-id";
import { getProjectSummary, type ProjectSummary } from "./list-projects";

/** Something that was changed, as it is now, and sentences on what the change means. */
export type Changed<T> = T & { notes: string[] };

const MAX_NAME_LENGTH = 200;
/** Control characters, halves of a pair, and breaks of a line: a name is one line of text. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Checks the name that people see of a project. */
function checkName(text: string): Result<string> {
  const name = text.trim();
  if (name !== "" && [...name].length <= MAX_NAME_LENGTH && !UNFIT.test(name)) return success(name);
  return failure("usage", `a name has 1 to ${MAX_NAME_LENGTH} characters, none of them a control character`);
}

/** Gives a project another name, another slug or both. */
export async function renameProject(
  db: Database,
  request: { project: string; name?: string; slug?: string },
): Promise<Result<Changed<ProjectSummary>>> {
  const { project: from, slug: to = null } = request;
  const name = request.name === undefined ? success(null) : checkName(request.name);
  if (!name.ok) return name;
  const isSlug = to === null ? success(null) : checkSlug("project", to);
  if (!isSlug.ok) return isSlug;
  if (name.value === null && to === null) return failure("usage", "say a new name, a new slug or both");
  const project = await findProjectId(db, from);
  if (!project.ok) return project;
  if (!(await renameProjectRow(db.pool, project.value, { name: name.value, slug: to }))) {
    return failure("conflict", `there is a project "${to}" already; choose another slug`);
  }
  const renamed = await getProjectSummary(db, to ?? from);
  if (!renamed.ok) return renamed;
  const isMoved = to !== null && to !== from;
  return success({
    ...renamed.value,
    notes: isMoved
      ? [`Addresses and commands that say "${from}" stop working: the project is at "${to}" now.`]
      : [],
  });
}
