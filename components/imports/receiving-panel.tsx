"use client";

import { type ReactNode, useEffect, useState } from "react";
import { useRequest } from "@/components/api/use-request";
import { Fault } from "@/components/ui/fault";
import { formatBytes } from "@/lib/format/bytes";
import { formatQuantity } from "@/lib/format/number";
import type { ImportView } from "@/lib/import/import-view";
import { NO_CHOICE } from "./chosen-files";
import { FileChoice } from "./file-choice";
import { cancelImport, startImport } from "./import-api";
import { beginSending, stopSending } from "./sending";
import { SendingPanel } from "./sending-panel";
import { useSending } from "./use-sending";

/** An import that still receives its files: from this page, from another one, or from none any more. */
export function ReceivingPanel({ view, onChange }: { view: ImportView; onChange: () => void }) {
  const sending = useSending(view.id);
  const { isBusy, error, send } = useRequest();
  const isStarted = sending?.phase === "started";
  useEffect(() => {
    if (isStarted) onChange();
  }, [isStarted, onChange]);
  const isSending = sending?.phase === "sending" || isStarted;
  const arrived = view.received ?? { files: 0, bytes: 0 };
  // What this page has sent is there, also before the server is asked again.
  const hasFiles = arrived.files > 0 || (sending?.sentFiles ?? 0) > 0;
  const start = () => send(() => startImport(view.project, view.id), onChange);
  const discard = () => {
    stopSending(view.id);
    send(() => cancelImport(view.project, view.id), onChange);
  };
  return (
    <section aria-label="Files to import" className="max-w-3xl">
      {sending ? (
        <SendingPanel id={view.id} sending={sending} />
      ) : (
        <p className="mb-3">
          <strong className="font-medium">
            {formatQuantity(arrived.files, "file")} arrived, {formatBytes(arrived.bytes)}.
          </strong>{" "}
          <span className="text-dim">
            The page that was sending them was left or reloaded, so the rest may be missing. Import what
            arrived, or add files below; a file of the same name replaces the one that arrived.
          </span>
        </p>
      )}
      <Fault error={error} className="mb-2" />
      <div className="mb-5 flex flex-wrap gap-2">
        {!isSending && (
          <button
            type="button"
            disabled={isBusy || !hasFiles}
            onClick={start}
            className="control control-primary disabled:opacity-50"
          >
            Import what arrived
          </button>
        )}
        <button type="button" disabled={isBusy || isStarted} onClick={discard} className="control">
          {isSending ? "Stop and discard" : "Discard"}
        </button>
      </div>
      {!isSending && <AddFiles project={view.project} id={view.id} />}
    </section>
  );
}

function AddFiles({ project, id }: { project: string; id: number }): ReactNode {
  const [choice, setChoice] = useState(NO_CHOICE);
  return (
    <>
      <h2 className="mb-2">Add files</h2>
      <FileChoice choice={choice} onChange={setChoice}>
        <button
          type="button"
          disabled={choice.files.length === 0}
          onClick={() => {
            beginSending(project, id, choice.files);
            setChoice(NO_CHOICE);
          }}
          className="control disabled:opacity-50"
        >
          Send {formatQuantity(choice.files.length, "file")} and import
        </button>
      </FileChoice>
    </>
  );
}
