import type { CampaignKind } from "@/lib/import/loader/run-state";

export type KnownCampaign = { slug: string; kind: CampaignKind };

/** Of campaigns given newest first, the one that logs are likely meant for: `main`, else the newest eval. */
export function chooseCampaign(campaigns: readonly KnownCampaign[]): string {
  const evals = campaigns.filter(({ kind }) => kind === "eval");
  return evals.some(({ slug }) => slug === "main") ? "main" : (evals[0]?.slug ?? "main");
}
