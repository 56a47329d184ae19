import type { PoolClient } from "pg";
import { copyRows } from "@/lib/db/copy-rows";
import type { SharedMessage } from "@/lib/import/loader/shared-messages";
import { reserveIds } from "./reserve-ids";

/**
 * Notes that windows refer to these messages, each once for every window, and stores those that the
 * campaign does not have. Under its lock, before the windows are written. Returns their ids by hash.
 */
export async function keepSharedMessages(
  client: PoolClient,
  campaignId: number,
  messages: readonly SharedMessage[],
): Promise<Map<string, number>> {
  const wanted = new Map<string, { body: Promise<Uint8Array>; uses: number }>();
  for (const { hash, body } of messages) {
    const known = wanted.get(hash);
    if (known) known.uses++;
    else wanted.set(hash, { body, uses: 1 });
  }
  if (wanted.size === 0) return new Map();
  const { rows: stored } = await client.query<{ hash: string; id: number }>(
    `UPDATE shared_message m SET uses = m.uses + wanted.uses
     FROM unnest($2::text[], $3::int[]) AS wanted (hash, uses)
     WHERE m.campaign_id = $1 AND m.hash = decode(wanted.hash, 'hex')
     RETURNING wanted.hash, m.id`,
    [campaignId, [...wanted.keys()], [...wanted.values()].map(({ uses }) => uses)],
  );
  const ids = new Map(stored.map(({ hash, id }) => [hash, id]));
  const missing = [...wanted].filter(([hash]) => !ids.has(hash));
  if (missing.length === 0) return ids;
  const reserved = await reserveIds(client, "shared_message", missing.length);
  const rows = missing.map(async ([hash, { body, uses }], i) => {
    ids.set(hash, reserved[i]!);
    return [reserved[i]!, campaignId, Buffer.from(hash, "hex"), uses, await body];
  });
  await copyRows(client, "shared_message (id, campaign_id, hash, uses, body)", await Promise.all(rows));
  return ids;
}
