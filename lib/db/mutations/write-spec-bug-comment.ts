import type { PoolClient } from "pg";

/** Adds a comment to a spec bug and returns its number. */
export async function addSpecBugComment(
  client: PoolClient,
  specBugId: number,
  body: string,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO spec_bug_comment (spec_bug_id, body, created_at) VALUES ($1, $2, clock_timestamp())
     RETURNING id`,
    [specBugId, body],
  );
  return rows[0]!.id;
}

/** Writes another text of a comment. */
export async function updateSpecBugComment(
  client: PoolClient,
  commentId: number,
  body: string,
): Promise<void> {
  await client.query("UPDATE spec_bug_comment SET body = $2, edited_at = clock_timestamp() WHERE id = $1", [
    commentId,
    body,
  ]);
}

/** Deletes a comment. */
export async function deleteSpecBugComment(client: PoolClient, commentId: number): Promise<void> {
  await client.query("DELETE FROM spec_bug_comment WHERE id = $1", [commentId]);
}
