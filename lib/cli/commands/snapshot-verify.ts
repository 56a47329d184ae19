import { Command, InvalidArgumentError } from "commander";
import { openDatabase } from "@/lib/db/database";
import { type Result, success } from "@/lib/result";
import {
  type VerifiedSnapshot,
  verifySnapshot,
  verifySnapshotFile,
} from "@/lib/services/snapshots/verify-snapshot";
import type { Context } from "../context";
import { EXIT_INCOMPLETE } from "../exit-codes";
import { printAnswer } from "../print-answer";
import { readSnapshotFile } from "../read-snapshot-file";
import { toTerminalText } from "../terminal-text";

type Options = { sha256?: string; json?: true };

export function createSnapshotVerifyCommand(context: Context): Command {
  return new Command("verify")
    .description("check a snapshot here, or a file of one, against its hash")
    .argument("<snapshot-or-file>", "a snapshot's number, or a file that was exported or saved")
    .option("--sha256 <hash>", "the hash that it should have", parseHash)
    .option("--json", "print JSON")
    .action(async (target: string, { sha256, json }: Options) => {
      const answer = await verifyTarget(target, sha256 ?? null);
      if (answer.ok && !answer.value.ok) context.exitCode = EXIT_INCOMPLETE;
      await printAnswer(context, answer, { json }, formatVerified);
    });
}

function parseHash(text: string): string {
  const hash = text.toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new InvalidArgumentError("64 hexadecimal digits are expected.");
  return hash;
}

async function verifyTarget(target: string, sha256: string | null): Promise<Result<VerifiedSnapshot>> {
  if (/^[1-9]\d{0,14}$/.test(target)) return verifySnapshot(await openDatabase(), Number(target), sha256);
  const text = await readSnapshotFile(target);
  return text.ok ? success(await verifySnapshotFile(await openDatabase(), text.value, sha256)) : text;
}

function formatVerified({ ok, sha256, title, checks }: VerifiedSnapshot): string {
  return [
    ...(title === null ? [] : [toTerminalText(title)]),
    ...(sha256 === null ? [] : [`SHA-256 ${sha256}`]),
    ...checks.map((check) => `${check.ok ? "ok  " : "FAIL"} ${toTerminalText(check.name)}`),
    ok ? "verified" : "not verified",
  ].join("\n");
}
