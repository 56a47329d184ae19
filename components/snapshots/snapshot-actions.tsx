"use client";

import { Ellipsis } from "lucide-react";
import { useRef, useState } from "react";
import { useStatus } from "@/components/housekeeping/status";
import { Menu } from "@/components/ui/menu";
import { buildSnapshotFileHref } from "@/lib/url/api-url";
import { NewLinkDialog } from "./new-link-dialog";
import { RevokeDialog } from "./revoke-dialog";
import { verifyBytes } from "./verify-bytes";

const ITEM = "block w-full rounded px-2 py-1 text-left hover:bg-hair";

/** What can be done with a stored snapshot; its content is nothing that can be changed. */
export function SnapshotActions({
  project,
  snapshot,
  sha256,
  hasActiveLinks,
}: {
  project: string;
  snapshot: number;
  sha256: string;
  hasActiveLinks: boolean;
}) {
  const announce = useStatus();
  const menu = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState<"link" | "revoke" | null>(null);
  const leaveMenu = () => {
    if (menu.current) menu.current.open = false;
    // A dialog gives the focus back to what had it, which must then still be there.
    menu.current?.querySelector("summary")?.focus();
  };
  const openDialog = (dialog: "link" | "revoke") => {
    leaveMenu();
    setOpen(dialog);
  };
  const verify = () => {
    leaveMenu();
    void verifyBytes(project, snapshot, sha256).then(announce);
  };
  return (
    <>
      <Menu
        detailsRef={menu}
        align="right"
        floats
        title={`Actions for snapshot ${snapshot}`}
        className="screen-only flex rounded-md px-1.5 py-1 text-dim hover:bg-line hover:text-ink"
        label={
          <>
            <Ellipsis size={16} aria-hidden />
            <span className="sr-only">Actions for snapshot {snapshot}</span>
          </>
        }
      >
        <button type="button" className={ITEM} onClick={() => openDialog("link")}>
          New link…
        </button>
        {(["html", "json"] as const).map((format) => (
          <a
            key={format}
            href={buildSnapshotFileHref(project, snapshot, format)}
            download
            onClick={leaveMenu}
            className={ITEM}
          >
            Export as {format.toUpperCase()}
          </a>
        ))}
        <button type="button" className={ITEM} onClick={verify}>
          Verify
        </button>
        {hasActiveLinks && (
          <button type="button" className={`${ITEM} text-alarm`} onClick={() => openDialog("revoke")}>
            Revoke all links…
          </button>
        )}
      </Menu>
      {open === "link" && (
        <NewLinkDialog project={project} snapshot={snapshot} onClose={() => setOpen(null)} />
      )}
      {open === "revoke" && (
        <RevokeDialog project={project} snapshot={snapshot} link={null} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
