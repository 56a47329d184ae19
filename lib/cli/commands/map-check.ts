import { Command } from "commander";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { parseMap } from "@/lib/map/parse-map";
import { success } from "@/lib/result";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";
import { readMapFile } from "../read-map-file";
import { toTerminalText } from "../terminal-text";

type MapOverview = {
  ok: true;
  name: string;
  dimensions: { id: string; values: number }[];
  crossings: string[][];
};

export function createMapCheckCommand(context: Context): Command {
  return new Command("check")
    .description("check a map file; errors name line and column")
    .argument("<file>", "the map file")
    .option("--json", "print JSON")
    .action(async (file: string, options: { json?: boolean }) => {
      const text = await readMapFile(file);
      const map = text.ok ? parseMap(text.value, file) : text;
      const overview = map.ok ? success(createOverview(map.value)) : map;
      await printAnswer(context, overview, options, formatOverview);
    });
}

function createOverview(map: CoverageMap): MapOverview {
  return {
    ok: true,
    name: map.name,
    dimensions: map.dimensions.map(({ id, values }) => ({ id, values: values.length })),
    crossings: map.crossings.map(({ by }) => by),
  };
}

function formatOverview({ name, dimensions, crossings }: MapOverview): string {
  return [
    `${toTerminalText(name)}: no problems`,
    `dimensions: ${dimensions.map(({ id, values }) => `${id} (${values} values)`).join(", ")}`,
    `crossings: ${crossings.map((by) => by.join(" x ")).join(", ") || "none declared"}`,
  ].join("\n");
}
