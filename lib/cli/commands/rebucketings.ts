import { Command } from "commander";
import type { Context } from "../context";
import { createRebucketingsCancelCommand } from "./rebucketings-cancel";
import { createRebucketingsListCommand } from "./rebucketings-list";
import { createRebucketingsRetryCommand } from "./rebucketings-retry";
import { createRebucketingsShowCommand } from "./rebucketings-show";

export function createRebucketingsCommand(context: Context): Command {
  return new Command("rebucketings")
    .description("list how a project's runs were classified again by new maps, and work with one")
    .addCommand(createRebucketingsListCommand(context), { isDefault: true })
    .addCommand(createRebucketingsShowCommand(context))
    .addCommand(createRebucketingsCancelCommand(context))
    .addCommand(createRebucketingsRetryCommand(context));
}
