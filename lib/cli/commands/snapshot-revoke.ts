import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { type RevokedLinks, revokeSnapshot } from "@/lib/services/snapshots/revoke-snapshot";
import type { Context } from "../context";
import { parseNumber } from "../options";
import { printAnswer } from "../print-answer";

type Options = { link?: number; json?: true };

export function createSnapshotRevokeCommand(context: Context): Command {
  return new Command("revoke")
    .description("end the links to a snapshot; it stays, and new links can be made")
    .argument("<snapshot>", "the snapshot's number", parseNumber)
    .option("--link <number>", "this link alone", parseNumber)
    .option("--json", "print JSON")
    .action(async (snapshot: number, { link, json }: Options) => {
      const answer = await revokeSnapshot(await openDatabase(), null, snapshot, link ?? null);
      await printAnswer(context, answer, { json }, formatRevoked);
    });
}

function formatRevoked({ snapshot, revoked }: RevokedLinks): string {
  if (revoked.length === 0) return `snapshot ${snapshot}: nothing was left to revoke`;
  return `snapshot ${snapshot}: revoked link${revoked.length === 1 ? "" : "s"} ${revoked.join(", ")}`;
}
