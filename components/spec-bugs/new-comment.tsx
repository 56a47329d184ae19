"use client";

import { useRouter } from "next/navigation";
import { sendJson } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";
import { useStatus } from "@/components/housekeeping/status";
import { buildSpecBugApiHref } from "@/lib/url/api-url";
import { CommentForm } from "./comment-form";

/** Adds a comment to a spec bug. */
export function NewComment({ project, number }: { project: string; number: number }) {
  const router = useRouter();
  const announce = useStatus();
  const { isBusy, error, send } = useRequest();
  return (
    <CommentForm
      draftName={`${project} spec bug ${number} comment`}
      body=""
      label="New comment"
      action="Comment"
      isBusy={isBusy}
      error={error}
      onSend={(body, forget) =>
        send(
          () => sendJson("POST", buildSpecBugApiHref(project, number, "comments"), { body }),
          () => {
            forget();
            announce("The comment was added.");
            router.refresh();
          },
        )
      }
    />
  );
}
