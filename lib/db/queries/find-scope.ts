import type { Pool, PoolClient } from "pg";
import type { RunScope } from "./run-scope";

async function findOne(client: Pool | PoolClient, sql: string, values: unknown[]): Promise<RunScope | null> {
  const { rows } = await client.query<RunScope>(sql, values);
  return rows[0] ?? null;
}

/** The whole project of a slug, or null. */
export function findProjectScope(client: Pool | PoolClient, project: string): Promise<RunScope | null> {
  return findOne(
    client,
    `SELECT id AS "projectId", NULL AS "campaignId", NULL AS "importId", NULL AS "runId"
     FROM project WHERE slug = $1`,
    [project],
  );
}

/** One campaign of a project, or null. */
export function findCampaignScope(
  client: Pool | PoolClient,
  project: string,
  campaign: string,
): Promise<RunScope | null> {
  return findOne(
    client,
    `SELECT p.id AS "projectId", c.id AS "campaignId", NULL AS "importId", NULL AS "runId"
     FROM project p JOIN campaign c ON c.project_id = p.id WHERE p.slug = $1 AND c.slug = $2`,
    [project, campaign],
  );
}

/** One import of a project, with the campaign it stored into if it came so far, or null. */
export function findImportScope(
  client: Pool | PoolClient,
  project: string,
  importId: number,
): Promise<RunScope | null> {
  return findOne(
    client,
    `SELECT p.id AS "projectId", i.campaign_id AS "campaignId", i.id AS "importId", NULL AS "runId"
     FROM project p JOIN import i ON i.project_id = p.id WHERE p.slug = $1 AND i.id = $2::bigint`,
    [project, importId],
  );
}

/** One run of a project, or null. */
export function findRunScope(
  client: Pool | PoolClient,
  project: string,
  runId: number,
): Promise<RunScope | null> {
  return findOne(
    client,
    `SELECT p.id AS "projectId", r.campaign_id AS "campaignId", NULL AS "importId", r.id AS "runId"
     FROM project p JOIN run r ON r.project_id = p.id WHERE p.slug = $1 AND r.id = $2`,
    [project, runId],
  );
}
