import { Command, InvalidArgumentError } from "commander";
import { type BenchServer, withBenchServer } from "./bench-server";
import { type Figure, isMet } from "./figure";
import { benchImport } from "./import";
import { formatFigures } from "./report";

const EXIT_NOT_MET = 1;
const say = (line: string) => console.error(line);

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError("a count is a whole number from 1.");
  return count;
}

async function report(bench: (server: BenchServer) => Promise<Figure[]>): Promise<void> {
  const figures = await withBenchServer(bench);
  console.log(formatFigures(figures));
  if (!figures.every(isMet)) process.exitCode = EXIT_NOT_MET;
}

const program = new Command("bench")
  .description("measure Lacuna against a baseline on this machine; exit 0 where every bar is met, else 1")
  .showHelpAfterError();

program
  .command("import")
  .description("importing run records, against COPY of the rows they become")
  .option("--runs <n>", "run records to import", parseCount, 200_000)
  .option("--repeats <n>", "times to measure both", parseCount, 3)
  .action((size: { runs: number; repeats: number }) => report((server) => benchImport(server, size, say)));

await program.parseAsync();
