import { z } from "zod";
import { exportWords } from "@/lib/requests/export-snapshot";
import { expiryWords, snapshotWords, viewWords } from "@/lib/requests/snapshot-words";
import type { SnapshotSummary } from "@/lib/services/snapshots/list-snapshots";
import type { RevokedLinks } from "@/lib/services/snapshots/revoke-snapshot";
import { snapshotContent } from "@/lib/snapshot/snapshot-content";
import { json, type Operations } from "./operation";
import { count } from "./projects";

const time = z.iso.datetime();
const sha256 = z.string().meta({ description: "SHA-256 of the snapshot's JSON, byte for byte" });

const summary = z
  .strictObject({
    ...{ snapshot: z.int(), project: z.string(), project_deleted: z.boolean(), title: z.string() },
    ...{ map_version: z.int(), created_at: time, sha256, bytes: count },
    links: z.array(
      z.strictObject({
        ...{ link: z.int(), created_at: time, expires_at: time.nullable(), revoked_at: time.nullable() },
        ...{ view_count: count, last_viewed_at: time.nullable() },
        active: z.boolean().meta({ description: "whether it still shows its snapshot" }),
      }),
    ),
  })
  .meta({ id: "SnapshotSummary" }) satisfies z.ZodType<SnapshotSummary>;

const content = snapshotContent.meta({ id: "Snapshot" });

const newLink = {
  link: z.int(),
  token: z.string().meta({ description: "told in this answer alone" }),
  path: z.string().meta({ description: "of the page that the link shows" }),
  expires_at: time.nullable(),
};

const revoked = z.strictObject({
  snapshot: z.int(),
  revoked: z.array(z.int()).meta({ description: "numbers of the links that were not revoked before" }),
}) satisfies z.ZodType<RevokedLinks>;

export const snapshotOperations: Operations = {
  "GET /projects/{project}/snapshots": {
    id: "listSnapshots",
    summary: "The snapshots of a project with their links, newest first",
    answers: { 200: json(z.strictObject({ snapshots: z.array(summary) })) },
  },
  "POST /projects/{project}/snapshots/preview": {
    id: "previewSnapshot",
    summary: "What a snapshot of a view would hold and show; nothing is stored",
    body: json(viewWords),
    answers: {
      200: json(
        z.strictObject({
          ...{ content, html: z.string(), sha256, masked: snapshotContent.shape.masked, bytes: count },
        }),
      ),
    },
  },
  "POST /projects/{project}/snapshots": {
    id: "createSnapshot",
    summary: "Freeze a view and make the first link to it",
    body: json(snapshotWords),
    answers: { 201: json(z.strictObject({ snapshot: z.int(), ...newLink, sha256 })) },
  },
  "GET /projects/{project}/snapshots/{snapshot}/export": {
    id: "exportSnapshot",
    summary: "A snapshot as a file: one page that opens offline, or its JSON",
    query: exportWords,
    answers: { 200: { "text/html": z.string(), ...json(content) } },
  },
  "POST /projects/{project}/snapshots/{snapshot}/links": {
    id: "createSnapshotLink",
    summary: "Make another link to a snapshot",
    body: json(expiryWords),
    answers: { 201: json(z.strictObject(newLink)) },
  },
  "DELETE /projects/{project}/snapshots/{snapshot}/links": {
    id: "revokeSnapshotLinks",
    summary: "Revoke every link to a snapshot",
    answers: { 200: json(revoked) },
  },
  "DELETE /projects/{project}/snapshots/{snapshot}/links/{link}": {
    id: "revokeSnapshotLink",
    summary: "Revoke one link to a snapshot",
    answers: { 200: json(revoked) },
  },
};
