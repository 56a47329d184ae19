import type { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { cancelRebucketing } from "@/lib/services/maps/cancel-rebucketing";
import { createCommandOn } from "../command-on";
import type { Context } from "../context";
import { formatRebucketingView } from "../format-rebucketing-view";
import { printAnswer } from "../print-answer";

export function createRebucketingsCancelCommand(context: Context): Command {
  return createCommandOn(context, "re-bucketing", "cancel", async (project, id, { json }) => {
    const answer = await cancelRebucketing(await openDatabase(), project, id);
    await printAnswer(context, answer, { json }, formatRebucketingView);
  }).description("end a re-bucketing, whoever runs it; the map stays as it is");
}
