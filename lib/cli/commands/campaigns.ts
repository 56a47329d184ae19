import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { OUTCOMES } from "@/lib/import/run-record";
import { type Result, success } from "@/lib/result";
import type { CampaignSummary } from "@/lib/services/get-project";
import { listCampaigns } from "@/lib/services/list-campaigns";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";
import { formatTextTable } from "../text-table";

export function createCampaignsCommand(context: Context): Command {
  return new Command("campaigns")
    .description("list a project's campaigns, newest first")
    .requiredOption("--project <slug>", "the project")
    .option("--json", "print JSON")
    .action(async (options: { project: string; json?: boolean }) => {
      const campaigns = await listCampaigns(await openDatabase(), options.project);
      const answer: Result<{ campaigns: CampaignSummary[] }> = campaigns.ok
        ? success({ campaigns: campaigns.value })
        : campaigns;
      await printAnswer(context, answer, options, formatCampaigns);
    });
}

function formatCampaigns({ campaigns }: { campaigns: CampaignSummary[] }): string {
  if (campaigns.length === 0) return "No campaigns yet: import logs first.";
  return formatTextTable(campaigns, [
    { title: "campaign", get: (campaign) => campaign.slug },
    { title: "kind", get: (campaign) => campaign.kind },
    { title: "runs", get: (campaign) => campaign.runs, align: "right" },
    { title: "observations", get: (campaign) => campaign.observations, align: "right" },
    ...[...OUTCOMES, "item" as const].map((outcome) => ({
      title: outcome,
      get: (campaign: CampaignSummary) => campaign.outcomes[outcome],
      align: "right" as const,
    })),
  ]);
}
