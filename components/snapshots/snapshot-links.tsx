"use client";

import { useState } from "react";
import { formatQuantity } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { RevokeDialog } from "./revoke-dialog";
import type { SnapshotLink } from "./snapshot-api";

/** The links to a snapshot: those that work, and on demand those that ended. */
export function SnapshotLinks({
  project,
  snapshot,
  links,
}: {
  project: string;
  snapshot: number;
  links: SnapshotLink[];
}) {
  const [revoking, setRevoking] = useState<number | null>(null);
  const active = links.filter((link) => link.active);
  const ended = links.filter((link) => !link.active);
  return (
    <>
      <ul>
        {active.map((link) => (
          <li key={link.link} className="flex items-baseline gap-3">
            <span className="flex-1">
              <span className="text-dim">link {link.link}</span>{" "}
              {link.expires_at === null ? "never expires" : `expires ${formatTime(link.expires_at)}`}
              <span className="text-dim"> · {describeViews(link)}</span>
            </span>
            <button
              type="button"
              onClick={() => setRevoking(link.link)}
              aria-label={`Revoke link ${link.link} of snapshot ${snapshot}`}
              className="link screen-only text-xs"
            >
              Revoke…
            </button>
          </li>
        ))}
        {active.length === 0 && <li className="text-dim">no link works</li>}
      </ul>
      {ended.length > 0 && (
        <details className="text-xs text-dim">
          <summary className="w-fit hover:text-ink">▸ {formatQuantity(ended.length, "ended link")}</summary>
          <ul>
            {ended.map((link) => (
              <li key={link.link}>
                link {link.link}{" "}
                {link.revoked_at === null
                  ? `expired ${formatTime(link.expires_at!)}`
                  : `revoked ${formatTime(link.revoked_at)}`}{" "}
                · {describeViews(link)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {revoking !== null && (
        <RevokeDialog
          project={project}
          snapshot={snapshot}
          link={revoking}
          onClose={() => setRevoking(null)}
        />
      )}
    </>
  );
}

function describeViews({ view_count, last_viewed_at }: SnapshotLink): string {
  const views = formatQuantity(view_count, "view");
  return last_viewed_at === null ? views : `${views}, last ${formatTime(last_viewed_at)}`;
}
