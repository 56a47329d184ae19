"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { call, sendJson } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";
import { useStatus } from "@/components/housekeeping/status";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Fault } from "@/components/ui/fault";
import { formatTime } from "@/lib/format/time";
import type { SpecBugComment } from "@/lib/spec-bugs/spec-bug";
import { buildSpecBugApiHref } from "@/lib/url/api-url";
import { CommentForm } from "./comment-form";

/** A comment, to read, to edit and to delete. */
export function Comment({
  project,
  number,
  comment: { comment, body, created_at, edited_at },
  children,
}: {
  project: string;
  number: number;
  comment: SpecBugComment;
  /** Its text as it is read. */
  children: ReactNode;
}) {
  const router = useRouter();
  const announce = useStatus();
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const { isBusy, error, send } = useRequest();
  const href = buildSpecBugApiHref(project, number, `comments/${comment}`);
  const finish = (sentence: string) => {
    setOpen(null);
    announce(sentence);
    router.refresh();
  };
  return (
    <li id={`comment-${comment}`} className="scroll-mt-4 rounded-lg border bg-panel px-3 py-2">
      <div className="mb-1 flex items-center gap-2 text-xs text-dim">
        <a href={`#comment-${comment}`} className="hover:text-ink">
          <time dateTime={created_at}>{formatTime(created_at)}</time>
        </a>
        {edited_at !== null && <span title={formatTime(edited_at)}>edited</span>}
        <span className="flex-1" />
        {open !== "edit" && (
          <span className="screen-only flex gap-2">
            <button type="button" onClick={() => setOpen("edit")} className="hover:text-ink">
              Edit<span className="sr-only"> this comment</span>
            </button>
            <button type="button" onClick={() => setOpen("delete")} className="hover:text-ink">
              Delete<span className="sr-only"> this comment</span>
            </button>
          </span>
        )}
      </div>
      {open === "edit" ? (
        <CommentForm
          draftName={`${project} comment ${comment}`}
          body={body}
          label="Comment"
          action="Save comment"
          isBusy={isBusy}
          error={error}
          onCancel={() => setOpen(null)}
          onSend={(text, forget) =>
            send(
              () => sendJson("PATCH", href, { body: text }),
              () => {
                forget();
                finish("The comment was saved.");
              },
            )
          }
        />
      ) : (
        children
      )}
      {open !== "edit" && <Fault error={error} />}
      {open === "delete" && (
        <ConfirmDialog
          title="Delete this comment?"
          action="Delete comment"
          isBusy={isBusy}
          error={error}
          onClose={() => setOpen(null)}
          onConfirm={() =>
            send(
              () => call(href, { method: "DELETE" }),
              () => finish("The comment was deleted."),
            )
          }
        >
          The history keeps that there was one, and its text.
        </ConfirmDialog>
      )}
    </li>
  );
}
