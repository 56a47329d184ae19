import type { PoolClient } from "pg";

export type CommentRow = {
  id: number;
  spec_bug_id: number;
  body: string;
  created_at: Date;
  edited_at: Date | null;
};

/** Comments on some spec bugs in the order of their making. */
export async function listSpecBugComments(
  client: PoolClient,
  specBugIds: readonly number[],
): Promise<CommentRow[]> {
  const { rows } = await client.query<CommentRow>(
    `SELECT id, spec_bug_id, body, created_at, edited_at FROM spec_bug_comment
     WHERE spec_bug_id = ANY($1::int[]) ORDER BY id`,
    [specBugIds],
  );
  return rows;
}

export type EventRow = { spec_bug_id: number; kind: string; change: Record<string, unknown>; at: Date };

/** History of some spec bugs, oldest first. */
export async function listSpecBugEvents(
  client: PoolClient,
  specBugIds: readonly number[],
): Promise<EventRow[]> {
  const { rows } = await client.query<EventRow>(
    `SELECT spec_bug_id, kind, change, at FROM spec_bug_event WHERE spec_bug_id = ANY($1::int[]) ORDER BY id`,
    [specBugIds],
  );
  return rows;
}
