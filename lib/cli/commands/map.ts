import { Command } from "commander";
import type { Context } from "../context";
import { createMapApplyCommand } from "./map-apply";
import { createMapCheckCommand } from "./map-check";
import { createMapDiffCommand } from "./map-diff";
import { createMapDiscoverCommand } from "./map-discover";
import { createMapExportCommand } from "./map-export";
import { createMapSuggestCommand } from "./map-suggest";
import { createMapUnmappedCommand } from "./map-unmapped";
import { createMapVersionsCommand } from "./map-versions";

export function createMapCommand(context: Context): Command {
  return new Command("map")
    .description("work with coverage maps")
    .addCommand(createMapCheckCommand(context))
    .addCommand(createMapApplyCommand(context))
    .addCommand(createMapExportCommand(context))
    .addCommand(createMapDiffCommand(context))
    .addCommand(createMapVersionsCommand(context))
    .addCommand(createMapDiscoverCommand(context))
    .addCommand(createMapUnmappedCommand(context))
    .addCommand(createMapSuggestCommand(context));
}
