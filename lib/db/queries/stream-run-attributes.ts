import type { PoolClient } from "pg";
import type { CampaignKind } from "@/lib/import/loader/run-state";
import type { RunAttributes } from "@/lib/import/run-record";

export type StoredAttributes = {
  id: number;
  campaign_id: number;
  kind: CampaignKind;
  key: string;
  attempt: number;
  state: number;
  attributes: RunAttributes;
};

const RUNS_PER_FETCH = 500;

/** Every run of a project with its raw attributes, in pieces, by a cursor of the open transaction. */
export async function* streamRunAttributes(
  client: PoolClient,
  projectId: number,
): AsyncGenerator<StoredAttributes[]> {
  await client.query(
    `DECLARE run_attributes NO SCROLL CURSOR FOR
     SELECT run.id, run.campaign_id, campaign.kind, run.key, run.attempt, run.state, run.attributes
     FROM run JOIN campaign ON campaign.id = run.campaign_id
     WHERE run.project_id = $1 ORDER BY run.id`,
    [projectId],
  );
  while (true) {
    const { rows } = await client.query<StoredAttributes>(`FETCH ${RUNS_PER_FETCH} FROM run_attributes`);
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query("CLOSE run_attributes");
}
