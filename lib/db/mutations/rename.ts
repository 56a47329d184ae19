import type { Pool, PoolClient } from "pg";
import { lockCampaign, lockProject, lockProjectShared } from "@/lib/db/advisory-locks";
import { getErrorCode } from "@/lib/db/error-code";
import { withTransaction } from "@/lib/db/transaction";
import { renameInSpecBugs } from "./rename-in-spec-bugs";
import { renameInViews } from "./rename-in-views";

// A change of a slug locks the row against everything that refers to it. Without the importers' own
// locks a batch under way, which refers to it and then counts into it, could wait for us and we for it.

const UNIQUE_VIOLATION = "23505";

/** Whether the change was made: false where the slug is taken. */
async function renameUnlessTaken(
  pool: Pool,
  rename: (client: PoolClient) => Promise<unknown>,
): Promise<boolean> {
  try {
    await withTransaction(pool, rename);
    return true;
  } catch (error) {
    if (getErrorCode(error) === UNIQUE_VIOLATION) return false;
    throw error;
  }
}

/**
 * Gives a project another name, another slug or both; false where the slug is taken. A project that is
 * called like its slug was never named: it stays called like its slug.
 */
export function renameProjectRow(
  pool: Pool,
  projectId: number,
  { name, slug }: { name: string | null; slug: string | null },
): Promise<boolean> {
  return renameUnlessTaken(pool, async (client) => {
    await lockProject(client, projectId);
    await client.query(
      `UPDATE project SET slug = coalesce($2, slug),
         name = coalesce($3, CASE WHEN name = slug THEN $2 END, name)
       WHERE id = $1`,
      [projectId, slug, name],
    );
  });
}

/** Gives a campaign another slug; false where it is taken. */
export function renameCampaignRow(
  pool: Pool,
  { projectId, campaignId }: { projectId: number; campaignId: number },
  slug: string,
): Promise<boolean> {
  return renameUnlessTaken(pool, async (client) => {
    await lockProjectShared(client, projectId);
    await lockCampaign(client, campaignId);
    await renameInSpecBugs(client, { projectId, campaignId }, slug);
    await renameInViews(client, { projectId, campaignId }, slug);
    await client.query("UPDATE campaign SET slug = $2 WHERE id = $1", [campaignId, slug]);
  });
}
