import type { PoolClient } from "pg";
import type { CampaignKind } from "@/lib/import/loader/run-state";
import type { RunAttributes } from "@/lib/import/run-record";

export type SampledRun = { id: number; kind: CampaignKind; attributes: RunAttributes };

const RUNS_PER_FETCH = 500;

/**
 * Raw attributes of one in `stride` runs of some campaigns, the same ones every time, in pieces, by a
 * cursor of the open transaction.
 */
export async function* streamSampledAttributes(
  client: PoolClient,
  projectId: number,
  campaignIds: readonly number[],
  stride: number,
): AsyncGenerator<SampledRun[]> {
  await client.query(
    `DECLARE sampled_attributes NO SCROLL CURSOR FOR
     SELECT run.id, campaign.kind, run.attributes FROM run JOIN campaign ON campaign.id = run.campaign_id
     WHERE run.project_id = $1 AND run.campaign_id = ANY($2) AND abs(hashint8(run.id)::bigint) % $3 = 0`,
    [projectId, campaignIds, stride],
  );
  while (true) {
    const { rows } = await client.query<SampledRun>(`FETCH ${RUNS_PER_FETCH} FROM sampled_attributes`);
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query("CLOSE sampled_attributes");
}
