import type { Pool } from "pg";
import type { LinkedBucket } from "@/lib/spec-bugs/touches-bucket";

/** Every bucket that a spec bug of a project is linked to, those of the newest spec bug first. */
export async function listLinkedBucketRows(pool: Pool, projectId: number): Promise<LinkedBucket[]> {
  const { rows } = await pool.query<LinkedBucket>(
    `SELECT s.number, s.title, s.status, l.at, l.campaigns
     FROM spec_bug s JOIN spec_bug_link l ON l.spec_bug_id = s.id
     WHERE s.project_id = $1 AND l.kind = 'bucket' ORDER BY s.number DESC, l.id`,
    [projectId],
  );
  return rows;
}
