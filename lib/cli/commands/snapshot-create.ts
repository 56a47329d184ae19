import { Command, Option } from "commander";
import { COUNTINGS } from "@/lib/coverage/counting";
import { METRICS } from "@/lib/coverage/heatmap-scale";
import { openDatabase } from "@/lib/db/database";
import { formatTime } from "@/lib/format/time";
import { answerCreatedSnapshot } from "@/lib/requests/answer-snapshots";
import type { CreatedSnapshot } from "@/lib/services/snapshots/create-snapshot";
import type { Context } from "../context";
import { collect, parseNumber } from "../options";
import { printAnswer } from "../print-answer";

type Options = {
  project: string;
  by: string;
  where: string[];
  from?: string;
  to?: string;
  campaign: string[];
  metric?: string;
  counting?: string;
  title: string;
  note?: string;
  specBug: number[];
  expires?: number;
  json?: true;
};

export function createSnapshotCreateCommand(context: Context): Command {
  return new Command("create")
    .description("freeze a view for good, and make a secret link to it")
    .requiredOption("--project <slug>", "the project")
    .requiredOption("--by <dimensions>", "one to four dimension ids with commas between them")
    .requiredOption("--title <text>", "what the reader sees first")
    .option("--note <text>", "what the reader should know")
    .option(
      "--where <filter>",
      "dimension:value1,value2 for any of them, dimension:!value for none; also by @outcome and @verdict",
      collect,
      [],
    )
    .option("--from <day>", "only runs that started on this day or later, as 2026-01-31, in UTC")
    .option("--to <day>", "only runs that started on this day or before")
    .option("--campaign <slug>", "a campaign, repeatable; the newest eval campaign unless named", collect, [])
    .addOption(new Option("--metric <metric>", "what the map is coloured by").choices(METRICS))
    .addOption(new Option("--counting <counting>", "whether verdicts count").choices(COUNTINGS))
    .option("--spec-bug <number>", "a spec bug whose note goes along, repeatable", collectNumbers, [])
    .option("--expires <days>", "days until the link ends; never unless named", parseNumber)
    .option("--json", "print JSON")
    .action(async ({ project, json, by, campaign, specBug, expires, ...view }: Options) => {
      const answer = await answerCreatedSnapshot(await openDatabase(), project, {
        ...view,
        by: [by],
        campaigns: campaign,
        spec_bugs: specBug,
        expires_in_days: expires,
      });
      await printAnswer(context, answer, { json }, formatCreated);
    });
}

function collectNumbers(text: string, previous: number[]): number[] {
  return [...previous, parseNumber(text)];
}

function formatCreated({ snapshot, path, sha256, expires_at: expiresAt }: CreatedSnapshot): string {
  return [
    `snapshot ${snapshot}, SHA-256 ${sha256}`,
    `link, shown this once: ${path}`,
    `  at the address of your server, ${expiresAt === null ? "until it is revoked" : `until ${formatTime(expiresAt)}`}`,
    `for those who cannot reach it: lacuna snapshot export ${snapshot} --format html --output FILE`,
  ].join("\n");
}
