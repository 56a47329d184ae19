import type { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { repeatRebucketing } from "@/lib/services/maps/retry-rebucketing";
import { createCommandOn } from "../command-on";
import type { Context } from "../context";
import { followRebucketing } from "../follow-rebucketing";
import { formatAppliedMap } from "../format-applied-map";
import { printAnswer } from "../print-answer";

export function createRebucketingsRetryCommand(context: Context): Command {
  return createCommandOn(context, "re-bucketing", "retry", async (project, id, { json }) => {
    context.endsItself = true;
    const answer = await repeatRebucketing(await openDatabase(), project, id, followRebucketing(context));
    await printAnswer(context, answer, { json }, formatAppliedMap);
  }).description("begin a re-bucketing that made no version once more");
}
