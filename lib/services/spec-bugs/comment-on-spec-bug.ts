import type { PoolClient } from "pg";
import type { Database } from "@/lib/db/database";
import { addSpecBugEvent, touchSpecBug } from "@/lib/db/mutations/write-spec-bug";
import {
  addSpecBugComment,
  deleteSpecBugComment,
  updateSpecBugComment,
} from "@/lib/db/mutations/write-spec-bug-comment";
import type { SpecBugRow } from "@/lib/db/queries/find-spec-bug";
import { type CommentRow, listSpecBugComments } from "@/lib/db/queries/list-spec-bug-words";
import { failure, type Result, success } from "@/lib/result";
import type { SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { changeSpecBug } from "./change-spec-bug";

/** Adds a comment, which does not raise the revision of the spec bug. */
export function commentOnSpecBug(
  db: Database,
  project: string,
  number: number,
  body: string,
): Promise<Result<SpecBugView>> {
  return changeSpecBug(db, project, number, async (client, bug) => {
    const comment = await addSpecBugComment(client, bug.id, body);
    await addSpecBugEvent(client, bug.id, { kind: "commented", change: { comment } });
    await touchSpecBug(client, bug.id);
    return success(null);
  });
}

/** Writes another text of a comment; the history keeps the one before. */
export function editSpecBugComment(
  db: Database,
  project: string,
  number: number,
  { comment, body }: { comment: number; body: string },
): Promise<Result<SpecBugView>> {
  return changeSpecBug(db, project, number, async (client, bug) => {
    const before = await findComment(client, bug, comment);
    if (!before.ok || before.value.body === body) return before;
    await updateSpecBugComment(client, comment, body);
    const change = { comment, body: { from: before.value.body, to: body } };
    await addSpecBugEvent(client, bug.id, { kind: "comment_edited", change });
    await touchSpecBug(client, bug.id);
    return success(null);
  });
}

/** Deletes a comment; the history keeps its text. */
export function deleteComment(
  db: Database,
  project: string,
  number: number,
  comment: number,
): Promise<Result<SpecBugView>> {
  return changeSpecBug(db, project, number, async (client, bug) => {
    const before = await findComment(client, bug, comment);
    if (!before.ok) return before;
    await deleteSpecBugComment(client, comment);
    const change = { comment, body: { from: before.value.body, to: null } };
    await addSpecBugEvent(client, bug.id, { kind: "comment_deleted", change });
    await touchSpecBug(client, bug.id);
    return success(null);
  });
}

async function findComment(
  client: PoolClient,
  bug: SpecBugRow,
  comment: number,
): Promise<Result<CommentRow>> {
  const found = (await listSpecBugComments(client, [bug.id])).find(({ id }) => id === comment);
  if (found) return success(found);
  return failure("not_found", `spec bug ${bug.number} has no comment ${comment}`);
}
