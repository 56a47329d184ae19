"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { call } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { buildSpecBugApiHref } from "@/lib/url/api-url";
import { buildSpecBugsHref } from "@/lib/url/spec-bugs-url";

/** Deletes a spec bug for good, once that is confirmed. */
export function DeleteSpecBug({ project, number }: { project: string; number: number }) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const { isBusy, error, send } = useRequest();
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)} className="screen-only text-dim hover:text-alarm">
        Delete this spec bug…
      </button>
      {isOpen && (
        <ConfirmDialog
          title={`Delete spec bug ${number}?`}
          action="Delete spec bug"
          isBusy={isBusy}
          error={error}
          onClose={() => setIsOpen(false)}
          onConfirm={() =>
            send(
              () => call(buildSpecBugApiHref(project, number), { method: "DELETE" }),
              () => {
                router.replace(buildSpecBugsHref(project));
                router.refresh();
              },
            )
          }
        >
          Its texts, comments, links and history go for good. Runs, marks and verdicts stay. To keep a record,
          reject it instead.
        </ConfirmDialog>
      )}
    </>
  );
}
