import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { formatTime } from "@/lib/format/time";
import {
  listSnapshots,
  type SnapshotLinkView,
  type SnapshotSummary,
} from "@/lib/services/snapshots/list-snapshots";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";
import { formatTextTable } from "../text-table";

type Options = { project?: string; json?: true };

export function createSnapshotListCommand(context: Context): Command {
  return new Command("list")
    .description("list snapshots with their links, newest first")
    .option("--project <slug>", "one project instead of all, also one that was deleted")
    .option("--json", "print JSON")
    .action(async ({ project, json }: Options) => {
      const answer = await listSnapshots(await openDatabase(), project ?? null);
      await printAnswer(context, answer, { json }, formatSnapshots);
    });
}

type Line = { snapshot: SnapshotSummary; link: SnapshotLinkView | null };

function formatSnapshots({ snapshots }: { snapshots: SnapshotSummary[] }): string {
  if (snapshots.length === 0) return "No snapshots. Freeze a view with: lacuna snapshot create";
  const lines = snapshots.flatMap((snapshot): Line[] =>
    snapshot.links.length === 0
      ? [{ snapshot, link: null }]
      : snapshot.links.map((link) => ({ snapshot, link })),
  );
  return formatTextTable(lines, [
    { title: "snapshot", get: ({ snapshot }) => snapshot.snapshot, align: "right" },
    { title: "title", get: ({ snapshot }) => snapshot.title },
    {
      title: "project",
      get: ({ snapshot }) => snapshot.project + (snapshot.project_deleted ? " (deleted)" : ""),
    },
    { title: "map", get: ({ snapshot }) => snapshot.map_version, align: "right" },
    { title: "created", get: ({ snapshot }) => formatTime(snapshot.created_at) },
    { title: "SHA-256", get: ({ snapshot }) => snapshot.sha256.slice(0, 12) },
    { title: "link", get: ({ link }) => link?.link ?? null, align: "right" },
    { title: "state", get: ({ link }) => link && describeLink(link) },
    { title: "views", get: ({ link }) => link?.view_count ?? null, align: "right" },
    {
      title: "last view",
      get: ({ link }) => (link?.last_viewed_at ? formatTime(link.last_viewed_at) : null),
    },
  ]);
}

function describeLink({ active, revoked_at, expires_at }: SnapshotLinkView): string {
  if (revoked_at !== null) return `revoked ${formatTime(revoked_at)}`;
  if (expires_at === null) return "active";
  return `${active ? "active until" : "expired"} ${formatTime(expires_at)}`;
}
