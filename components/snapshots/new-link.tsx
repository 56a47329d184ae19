"use client";

import { useEffect, useRef } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { formatTime } from "@/lib/format/time";
import { buildSnapshotFileHref } from "@/lib/url/api-url";
import type { NewLink } from "./snapshot-api";

/** A link the one time that it can be shown, and the file for those whom it does not reach. */
export function NewLinkNotice({
  project,
  snapshot,
  link,
}: {
  project: string;
  snapshot: number;
  link: NewLink;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const address = new URL(link.path, window.location.origin).href;
  return (
    <section aria-label="New link" className="space-y-2">
      <p>
        <strong className="font-semibold">Copy the link now.</strong> Only a hash of it is stored, so it is
        never shown again.
      </p>
      <div className="flex gap-2">
        <input
          ref={field}
          readOnly
          aria-label="Link to the snapshot"
          value={address}
          className="control w-full min-w-0 font-mono text-xs"
        />
        <CopyButton text={address} label="the link" className="control control-primary" />
      </div>
      <p className="text-dim">
        {link.expires_at === null
          ? "It works until it is revoked"
          : `It works until ${formatTime(link.expires_at)}, or until it is revoked`}
        , for anyone who has it and reaches this server at {window.location.host}.
      </p>
      <p>
        For everyone else:{" "}
        <a href={buildSnapshotFileHref(project, snapshot, "html")} download className="link">
          the same page as one HTML file
        </a>
        , which opens without a server. A file cannot be revoked.
      </p>
    </section>
  );
}
