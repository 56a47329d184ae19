import { Command } from "commander";
import type { Context } from "../context";
import { createMapApplyCommand } from "./map-apply";
import { createMapCheckCommand } from "./map-check";
import { createMapExportCommand } from "./map-export";
import { createMapSuggestCommand } from "./map-suggest";

export function createMapCommand(context: Context): Command {
  return new Command("map")
    .description("work with coverage maps")
    .addCommand(createMapCheckCommand(context))
    .addCommand(createMapApplyCommand(context))
    .addCommand(createMapExportCommand(context))
    .addCommand(createMapSuggestCommand(context));
}
