"use client";

import { useRouter } from "next/navigation";
import { useRequest } from "@/components/api/use-request";
import { useStatus } from "@/components/housekeeping/status";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { revokeLinks } from "./snapshot-api";

/** Asks before a link stops working, or all links of a snapshot where none is named. */
export function RevokeDialog({
  project,
  snapshot,
  link,
  onClose,
}: {
  project: string;
  snapshot: number;
  link: number | null;
  onClose: () => void;
}) {
  const router = useRouter();
  const announce = useStatus();
  const { isBusy, error, send } = useRequest();
  const what = link === null ? `all links to snapshot ${snapshot}` : `link ${link} to snapshot ${snapshot}`;
  const revoke = () =>
    send(
      () => revokeLinks(project, snapshot, link),
      () => {
        onClose();
        announce(
          link === null ? `All links to snapshot ${snapshot} were revoked.` : `Link ${link} was revoked.`,
        );
        router.refresh();
      },
    );
  return (
    <ConfirmDialog
      title={`Revoke ${what}?`}
      action="Revoke"
      isBusy={isBusy}
      error={error}
      onClose={onClose}
      onConfirm={revoke}
    >
      Whoever opens it from now on is told that it is gone. This cannot be undone; a new link can be made.
      What was copied or downloaded stays where it is.
    </ConfirmDialog>
  );
}
