import { Command, InvalidArgumentError } from "commander";
import { type BenchServer, withBenchServer } from "./bench-server";
import { benchCrossing } from "./crossing";
import { benchExplore } from "./explore";
import { type Figure, isMet } from "./figure";
import { benchImport } from "./import";
import { benchImportLarge } from "./import-large";
import { benchRebucket } from "./rebucket";
import { formatFigures } from "./report";
import { benchStoredSize } from "./stored-size";
import { benchTranscript } from "./transcript";

const EXIT_NOT_MET = 1;
const say = (line: string) => console.error(line);

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError("a count is a whole number from 1.");
  return count;
}

const parseCounts = (text: string) => text.split(",").map(parseCount);

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

program
  .command("import-large")
  .description("importing a log of many samples, against a streaming parser, and one of a single long sample")
  .option("--samples <n>", "samples of the first log, about 10 kB each", parseCount, 200_000)
  .option("--messages <n>", "messages of the second log's sample, about 5 kB each", parseCount, 100_000)
  .action((size: { samples: number; messages: number }) =>
    report((server) => benchImportLarge(server, size, say)),
  );

program
  .command("crossing")
  .description("crossing dimensions over the cube, against GROUP BY over observations, and over HTTP")
  .option("--observations <n>", "observations, one a run", parseCount, 1_000_000)
  .option("--cells <n,n>", "cells they fall into, one measurement each", parseCounts, [50_000, 180_000])
  .option("--repeats <n>", "times to measure both", parseCount, 20)
  .action((size: { observations: number; cells: number[]; repeats: number }) =>
    report((server) => benchCrossing(server, size, say)),
  );

program
  .command("rebucket")
  .description("classifying a long history by another map, against reading its rows once")
  .option("--runs <n>", "runs of the history", parseCount, 1_000_000)
  .action((size: { runs: number }) => report((server) => benchRebucket(server, size, say)));

program
  .command("explore")
  .description("crossing a large cube in a browser, walking a large heatmap, and filtering by date")
  .option("--repeats <n>", "times to cross, to walk and to filter", parseCount, 40)
  .action((size: { repeats: number }) => report((server) => benchExplore(server, size, say)));

program
  .command("stored-size")
  .description(
    "what logs take in the database, against their files and against every message stored each time",
  )
  .argument("[folder...]", "folders of logs; without any, branched runs are generated")
  .option("--runs <n>", "runs to generate", parseCount, 500)
  .action((folders: string[], size: { runs: number }) =>
    report((server) => benchStoredSize(server, { folders, ...size }, say)),
  );

program
  .command("transcript")
  .description(
    "opening the page of a very long run in a browser, at its start and by links, and scrolling it",
  )
  .option("--messages <n>", "messages of the run", parseCount, 100_000)
  .option("--repeats <n>", "times to open each page", parseCount, 5)
  .action((size: { messages: number; repeats: number }) =>
    report((server) => benchTranscript(server, size, say)),
  );

await program.parseAsync();
