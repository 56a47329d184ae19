import type { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { getRebucketing } from "@/lib/services/maps/get-rebucketing";
import { createCommandOn } from "../command-on";
import type { Context } from "../context";
import { formatRebucketingView } from "../format-rebucketing-view";
import { printAnswer } from "../print-answer";

export function createRebucketingsShowCommand(context: Context): Command {
  return createCommandOn(context, "re-bucketing", "show", async (project, id, { json }) => {
    const answer = await getRebucketing(await openDatabase(), project, id);
    await printAnswer(context, answer, { json }, formatRebucketingView);
  }).description("show one re-bucketing: how far it has come, or how it ended");
}
