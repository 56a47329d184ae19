import type { CampaignRow } from "@/lib/db/mutations/ensure-campaign";
import type { CampaignKind } from "@/lib/import/loader/run-state";
import { failure, type Result, success } from "@/lib/result";
import type { ReadRun } from "./import-batch";
import type { ImportSummary, ImportTally } from "./import-tally";

export type ImportTarget = {
  project: string;
  campaign: string;
  kind: CampaignKind;
  /** Applied before anything is imported. */
  map: { text: string; file: string } | null;
};

/** Where records go once they are read. */
export type ImportSink = {
  tally: ImportTally;
  /** Deals with a batch; the records of one call are dealt with before the next call is made. */
  importBatch(batch: readonly ReadRun[]): Promise<void>;
  finish(): Promise<ImportSummary>;
  /** Gives back what the sink holds; called once, whatever happened before. */
  close(): void;
};

/** A campaign keeps its kind: outcomes and items are never counted together. */
export function checkKind(
  slug: string,
  campaign: Pick<CampaignRow, "kind">,
  kind: CampaignKind,
): Result<null> {
  if (campaign.kind === kind) return success(null);
  return failure(
    "conflict",
    `campaign "${slug}" is of kind ${campaign.kind}, not ${kind}; import into another campaign, or as ${campaign.kind}`,
  );
}
