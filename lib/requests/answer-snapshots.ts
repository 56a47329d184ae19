import type { Database } from "@/lib/db/database";
import { type Result, success } from "@/lib/result";
import { type CreatedSnapshot, createSnapshot } from "@/lib/services/snapshots/create-snapshot";
import { freezeView } from "@/lib/services/snapshots/freeze-view";
import { type NewLink, shareSnapshot } from "@/lib/services/snapshots/share-snapshot";
import { renderSnapshotHtml } from "@/lib/snapshot/render-snapshot";
import type { SnapshotContent } from "@/lib/snapshot/snapshot-content";
import { parseWords } from "./parse-words";
import { expiryWords, parseSnapshotWords, parseViewWords } from "./snapshot-words";

export type SnapshotPreview = {
  content: SnapshotContent;
  /** The page as its reader will see it. */
  html: string;
  sha256: string;
  masked: SnapshotContent["masked"];
  bytes: number;
};

/** Answers what a snapshot would hold and show; nothing is stored. */
export async function previewSnapshot(
  db: Database,
  project: string,
  words: Record<string, unknown>,
): Promise<Result<SnapshotPreview>> {
  const request = await parseViewWords(db, project, words);
  const view = request.ok ? await freezeView(db, request.value) : request;
  if (!view.ok) return view;
  const { content, json, sha256, bytes } = view.value;
  return success({
    content,
    html: renderSnapshotHtml(json, { sha256 }),
    sha256,
    masked: content.masked,
    bytes,
  });
}

/** Answers `lacuna snapshot create` and `POST .../snapshots` alike. */
export async function answerCreatedSnapshot(
  db: Database,
  project: string,
  words: Record<string, unknown>,
): Promise<Result<CreatedSnapshot>> {
  const request = await parseSnapshotWords(db, project, words);
  return request.ok ? createSnapshot(db, request.value.view, request.value) : request;
}

/** Makes another link, which ends when the words say. */
export async function answerNewLink(
  db: Database,
  project: string,
  snapshot: number,
  words: Record<string, unknown>,
): Promise<Result<NewLink>> {
  const request = parseWords(expiryWords, words);
  return request.ok ? shareSnapshot(db, project, snapshot, request.value.expires_in_days) : request;
}
