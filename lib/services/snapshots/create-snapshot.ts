import type { Database } from "@/lib/db/database";
import { createSnapshotRow } from "@/lib/db/mutations/write-snapshot";
import { failure, type Result, success } from "@/lib/result";
import { freezeView, type ViewRequest } from "./freeze-view";
import { createLinkRow, type NewLink } from "./share-snapshot";

export type CreatedSnapshot = NewLink & { snapshot: number; sha256: string };

/**
 * Freezes a view for good and makes the first link to it. `sha256` is that of the preview that was
 * agreed to: where the view now holds anything else, nothing is stored (`conflict`).
 */
export async function createSnapshot(
  db: Database,
  request: ViewRequest,
  { sha256, expiresInDays }: { sha256: string | null; expiresInDays: number | null },
): Promise<Result<CreatedSnapshot>> {
  const view = await freezeView(db, request);
  if (!view.ok) return view;
  const { project, content, json } = view.value;
  if (sha256 !== null && sha256 !== view.value.sha256) {
    return failure("conflict", "what the snapshot would show is no longer what was previewed; look again");
  }
  const { token, row } = createLinkRow(expiresInDays);
  const stored = await createSnapshotRow(
    db.pool,
    {
      projectId: project.id,
      projectSlug: project.slug,
      title: content.title,
      json,
      sha256: view.value.sha256,
    },
    row,
  );
  return success({
    snapshot: stored.snapshot,
    link: stored.link,
    token,
    path: `/s/${token}`,
    expires_at: row.expiresAt?.toISOString() ?? null,
    sha256: view.value.sha256,
  });
}
