"use client";

import { Fault } from "@/components/ui/fault";
import { VisibleText } from "@/components/ui/visible-text";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { formatTimeLeft } from "@/lib/format/throughput";
import { ProgressBar } from "./progress-bar";
import { type Sending, sendAgain } from "./sending";

/** How far this page has come with sending the files of an import, and which of them failed. */
export function SendingPanel({ id, sending }: { id: number; sending: Sending }) {
  const { files, sentFiles, bytes, sentBytes, elapsedMs, current, failed, error } = sending;
  const left = formatTimeLeft({ done: sentBytes, total: bytes, elapsedMs });
  const sentence = [
    `${formatCount(sentFiles)} of ${formatQuantity(files, "file")} sent`,
    `${formatBytes(sentBytes)} of ${formatBytes(bytes)}`,
    ...(left === null ? [] : [`${left} left`]),
  ].join(", ");
  return (
    <div className="mb-3">
      <ProgressBar label="Sending" done={sentBytes} total={bytes} sentence={sentence} />
      <p>{sentence}</p>
      <p className="truncate text-dim">
        {current !== null && <VisibleText text={current} />}
        {sending.phase === "started" && "Everything has arrived; the import begins."}
        {sending.phase === "sending" && current === null && "Beginning…"}
      </p>
      {sending.phase === "sending" && (
        <p className="text-dim">
          Keep this tab open until the files have arrived. You can look at other pages of the project
          meanwhile.
        </p>
      )}
      <Fault error={error} className="mt-2" />
      {failed.length > 0 && <FailedFiles id={id} failed={failed} />}
    </div>
  );
}

function FailedFiles({ id, failed }: { id: number; failed: Sending["failed"] }) {
  return (
    <div className="mt-3">
      <div className="mb-1 flex items-center gap-3">
        <h3 role="alert" className="font-medium text-alarm">
          {formatQuantity(failed.length, "file")} did not arrive
        </h3>
        <button type="button" onClick={() => sendAgain(id)} className="control">
          Send {failed.length === 1 ? "it" : "all"} again
        </button>
      </div>
      <ul className="max-h-64 overflow-auto rounded-lg border">
        {failed.map(({ name, message }) => (
          <li key={name} className="flex items-start gap-3 border-t border-hair px-3 py-1.5 first:border-t-0">
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <VisibleText text={name} />
              <span className="block text-dim">
                <VisibleText text={message} />
              </span>
            </span>
            {failed.length > 1 && (
              <button type="button" onClick={() => sendAgain(id, name)} className="control">
                Send again
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
