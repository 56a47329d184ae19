import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { formatTime } from "@/lib/format/time";
import { OUTCOMES } from "@/lib/import/run-record";
import { type Result, success } from "@/lib/result";
import { archiveCampaign } from "@/lib/services/projects/archive-campaign";
import type { CampaignSummary } from "@/lib/services/projects/get-project";
import { listCampaigns } from "@/lib/services/projects/list-campaigns";
import { createArchiveCommands } from "../archive-commands";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";
import { formatTextTable } from "../text-table";
import { createCampaignsDeleteCommand } from "./campaigns-delete";
import { createCampaignsRenameCommand } from "./campaigns-rename";

type Options = { project: string; archived?: boolean; json?: boolean };

export function createCampaignsCommand(context: Context): Command {
  const campaigns = new Command("campaigns")
    .description("list a project's campaigns, newest first")
    .addCommand(createCampaignsRenameCommand(context))
    .addCommand(createCampaignsDeleteCommand(context))
    .requiredOption("--project <slug>", "the project")
    .option("--archived", "list archived campaigns too")
    .option("--json", "print JSON")
    .action(async ({ project, archived = false, json }: Options) => {
      const listed = await listCampaigns(await openDatabase(), project, { archived });
      const answer: Result<{ campaigns: CampaignSummary[] }> = listed.ok
        ? success({ campaigns: listed.value })
        : listed;
      await printAnswer(context, answer, { json }, formatCampaigns);
    });
  const set = async (campaign: string, archived: boolean, { project }: { project: string }) =>
    archiveCampaign(await openDatabase(), { project, campaign, archived });
  for (const command of createArchiveCommands(context, "campaign", "lists, menus and defaults", set)) {
    campaigns.addCommand(command);
  }
  return campaigns;
}

function formatCampaigns({ campaigns }: { campaigns: CampaignSummary[] }): string {
  if (campaigns.length === 0) return "No campaigns: import logs first. --archived lists those set aside.";
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
    { title: "archived", get: (campaign) => campaign.archived_at && formatTime(campaign.archived_at) },
  ]);
}
