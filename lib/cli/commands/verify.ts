import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { verify } from "@/lib/services/maps/verify";
import type { Context } from "../context";
import { EXIT_INCOMPLETE } from "../exit-codes";
import { printAnswer } from "../print-answer";

type Options = { project?: string; reclassify?: boolean; json?: boolean };

export function createVerifyCommand(context: Context): Command {
  return new Command("verify")
    .description("count every bucket again from the observations and compare")
    .option("--project <slug>", "one project instead of all")
    .option("--reclassify", "start from the raw attributes, which takes longer")
    .option("--json", "print JSON")
    .action(async ({ project, reclassify, json }: Options) => {
      const db = await openDatabase();
      const answer = await verify(db, { project: project ?? null, reclassify: reclassify ?? false });
      if (answer.ok && !answer.value.ok) context.exitCode = EXIT_INCOMPLETE;
      await printAnswer(context, answer, { json }, ({ ok, cells, observations, differences }) =>
        [
          ...differences,
          `${ok ? "agrees" : `${differences.length} differences`}: ${cells} cells, ${observations} observations`,
        ].join("\n"),
      );
    });
}
