import { Command } from "commander";
import type { Context } from "../context";
import { createSnapshotCreateCommand } from "./snapshot-create";
import { createSnapshotExportCommand } from "./snapshot-export";
import { createSnapshotListCommand } from "./snapshot-list";
import { createSnapshotRevokeCommand } from "./snapshot-revoke";
import { createSnapshotVerifyCommand } from "./snapshot-verify";

export function createSnapshotCommand(context: Context): Command {
  return new Command("snapshot")
    .description("freeze a view of the map, share it by a link or as a file, and verify it")
    .addCommand(createSnapshotCreateCommand(context))
    .addCommand(createSnapshotListCommand(context), { isDefault: true })
    .addCommand(createSnapshotRevokeCommand(context))
    .addCommand(createSnapshotExportCommand(context))
    .addCommand(createSnapshotVerifyCommand(context));
}
