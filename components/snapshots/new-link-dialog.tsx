"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useRequest } from "@/components/api/use-request";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { ExpiryChoice, USUAL_DAYS } from "./expiry-choice";
import { NewLinkNotice } from "./new-link";
import { createLink, type NewLink } from "./snapshot-api";

/** Makes another link to a snapshot and shows it, this once. */
export function NewLinkDialog({
  project,
  snapshot,
  onClose,
}: {
  project: string;
  snapshot: number;
  onClose: () => void;
}) {
  const router = useRouter();
  const [days, setDays] = useState<number | null>(USUAL_DAYS);
  const [made, setMade] = useState<NewLink | null>(null);
  const { isBusy, error, send } = useRequest();
  const create = () =>
    send(
      () => createLink(project, snapshot, days),
      (link) => {
        setMade(link);
        router.refresh();
      },
    );
  return (
    <Dialog title={`New link to snapshot ${snapshot}`} onClose={onClose}>
      {made ? (
        <form method="dialog" className="space-y-3">
          <NewLinkNotice project={project} snapshot={snapshot} link={made} />
          <div className="flex justify-end">
            <button type="submit" className="control">
              Done
            </button>
          </div>
        </form>
      ) : (
        <DialogForm action="Make a link" isDisabled={isBusy} error={error} onSubmit={create}>
          <ExpiryChoice days={days} onChange={setDays} />
        </DialogForm>
      )}
    </Dialog>
  );
}
