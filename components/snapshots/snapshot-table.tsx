import { type ThingColumn, ThingTable } from "@/components/housekeeping/thing-table";
import { CopyButton } from "@/components/ui/copy-button";
import { VisibleText } from "@/components/ui/visible-text";
import { formatBytes } from "@/lib/format/bytes";
import { formatTime } from "@/lib/format/time";
import { SnapshotActions } from "./snapshot-actions";
import type { StoredSnapshot } from "./snapshot-api";
import { SnapshotLinks } from "./snapshot-links";

const COLUMNS: ThingColumn[] = [
  { name: "Snapshot" },
  { name: "Map version", isNumber: true },
  { name: "Made" },
  { name: "SHA-256 and size" },
  { name: "Links" },
];

/** Digits of a hash that tell snapshots apart at a glance; the whole one is copied. */
const HASH_DIGITS = 12;

/** A project's snapshots, newest first, with the links that lead to each. */
export function SnapshotTable({ project, snapshots }: { project: string; snapshots: StoredSnapshot[] }) {
  return (
    <ThingTable caption="Snapshots" columns={COLUMNS}>
      {snapshots.map(
        ({ snapshot, project_deleted, title, map_version, created_at, sha256, bytes, links }) => (
          <tr key={snapshot} className="border-t align-baseline hover:bg-hair">
            <td className="min-w-36 py-1.5 pr-4 [overflow-wrap:anywhere]">
              <span className="text-dim">{snapshot}</span> <VisibleText text={title} />
              {project_deleted && <span className="text-xs text-dim"> · of an earlier project, deleted</span>}
            </td>
            <td className="px-3 text-right tabular-nums">{map_version}</td>
            <td className="px-3 whitespace-nowrap text-dim">{formatTime(created_at)}</td>
            <td className="px-3 whitespace-nowrap">
              <code className="text-xs" title={sha256}>
                {sha256.slice(0, HASH_DIGITS)}…
              </code>{" "}
              <CopyButton
                text={sha256}
                label={`the SHA-256 of snapshot ${snapshot}`}
                className="link screen-only text-xs"
              />
              <span className="block text-xs text-dim">{formatBytes(bytes)}</span>
            </td>
            <td className="min-w-56 px-3">
              <SnapshotLinks project={project} snapshot={snapshot} links={links} />
            </td>
            <td>
              <SnapshotActions
                project={project}
                snapshot={snapshot}
                sha256={sha256}
                hasActiveLinks={links.some(({ active }) => active)}
              />
            </td>
          </tr>
        ),
      )}
    </ThingTable>
  );
}
