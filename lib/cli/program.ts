import { Command } from "commander";
import type { Context } from "./context";

type CreateCommand = (context: Context) => Command;

/** Each verb's modules are loaded when it is used: they are most of the time that a short command takes. */
const VERBS = new Map<string, () => Promise<CreateCommand>>([
  ["serve", async () => (await import("./commands/serve")).createServeCommand],
  ["import", async () => (await import("./commands/import")).createImportCommand],
  ["imports", async () => (await import("./commands/imports")).createImportsCommand],
  ["map", async () => (await import("./commands/map")).createMapCommand],
  ["rebucketings", async () => (await import("./commands/rebucketings")).createRebucketingsCommand],
  ["crossing", async () => (await import("./commands/crossing")).createCrossingCommand],
  ["tway", async () => (await import("./commands/tway")).createTWayCommand],
  ["runs", async () => (await import("./commands/runs")).createRunsCommand],
  ["decisions", async () => (await import("./commands/decisions")).createDecisionsCommand],
  ["spec-bugs", async () => (await import("./commands/spec-bugs")).createSpecBugsCommand],
  ["marks", async () => (await import("./commands/marks")).createMarksCommand],
  ["views", async () => (await import("./commands/views")).createViewsCommand],
  ["projects", async () => (await import("./commands/projects")).createProjectsCommand],
  ["campaigns", async () => (await import("./commands/campaigns")).createCampaignsCommand],
  ["snapshot", async () => (await import("./commands/snapshot")).createSnapshotCommand],
  ["verify", async () => (await import("./commands/verify")).createVerifyCommand],
]);

/**
 * The command line for `verb`, or all of it where that is no verb. It throws a CommanderError on wrong
 * usage instead of leaving the process.
 */
export async function createProgram(verb: string | undefined, context: Context): Promise<Command> {
  const program = new Command("lacuna")
    .description("Coverage-driven verification of AI alignment evals.")
    .addHelpText(
      "after",
      "\nExit codes: 0 done; 1 something set aside, refused or partial, or a failed verification;" +
        "\n            2 wrong usage, or no readable file; 3 the database or Lacuna itself failed.",
    );
  const wanted = VERBS.get(verb ?? "");
  for (const load of wanted ? [wanted] : VERBS.values()) program.addCommand((await load())(context));
  for (const command of listCommands(program)) {
    command
      .exitOverride()
      .showHelpAfterError("(--help lists the options)")
      .configureOutput({
        writeOut: (text) => void context.write(text).catch(() => undefined),
        writeErr: (text) => context.note(text.trimEnd()),
      });
  }
  return program;
}

/** `exitOverride` and outputs are not inherited by commands that were created apart. */
function listCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(listCommands)];
}
