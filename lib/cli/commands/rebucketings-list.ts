import type { Command } from "commander";
import { formatTime } from "@/lib/format/time";
import { answerRebucketings } from "@/lib/requests/answer-rebucketings";
import type { RebucketingsPage } from "@/lib/services/maps/get-rebucketing";
import type { Context } from "../context";
import { createPageCommand } from "../page-command";
import { formatTextTable } from "../text-table";

export function createRebucketingsListCommand(context: Context): Command {
  return createPageCommand(context, "re-bucketings", answerRebucketings, formatRebucketings);
}

function formatRebucketings({ rebucketings, more }: RebucketingsPage): string {
  if (rebucketings.length === 0) return "No re-bucketings yet: apply a map first.";
  const table = formatTextTable(rebucketings, [
    { title: "re-bucketing", get: ({ id }) => id, align: "right" },
    { title: "state", get: ({ state }) => state },
    { title: "started", get: ({ started_at }) => formatTime(started_at) },
    { title: "runs", get: ({ total }) => total, align: "right" },
    { title: "classified", get: ({ done }) => done, align: "right" },
    { title: "made version", get: ({ made_version }) => made_version, align: "right" },
    { title: "author", get: ({ author }) => author },
    { title: "reason", get: ({ reason }) => reason },
  ]);
  return more ? `${table}\nolder ones: --before ${rebucketings.at(-1)!.id}` : table;
}
