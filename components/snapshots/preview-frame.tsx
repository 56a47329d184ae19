import { CopyButton } from "@/components/ui/copy-button";
import { formatBytes } from "@/lib/format/bytes";
import { formatQuantity } from "@/lib/format/number";
import type { SnapshotPreview } from "./snapshot-api";

/** The page that the recipient will see, byte for byte, and what is known of it. */
export function PreviewFrame({ preview, isCurrent }: { preview: SnapshotPreview; isCurrent: boolean }) {
  const { masked, bytes, sha256, html } = preview;
  return (
    <section aria-label="Preview" aria-busy={!isCurrent} className="min-w-0 flex-1">
      <h2 className="mb-1 text-[15px]">What the recipient sees</h2>
      <p className="mb-2 text-dim">
        {formatBytes(bytes)} of content · masked: {formatQuantity(masked.paths, "path")},{" "}
        {formatQuantity(masked.emails, "e-mail address", "e-mail addresses")},{" "}
        {formatQuantity(masked.keys, "key")} · no transcripts
      </p>
      <p className="mb-2 flex min-w-0 items-center gap-2 text-dim">
        SHA-256
        <code className="truncate text-xs" title={sha256}>
          {sha256}
        </code>
        <CopyButton text={sha256} label="the SHA-256" className="control text-dim" />
      </p>
      <iframe
        title="Preview of the snapshot"
        sandbox=""
        srcDoc={html}
        className={`h-[max(480px,calc(100dvh-190px))] w-full rounded-lg border bg-panel transition-opacity delay-300 ${isCurrent ? "" : "opacity-50"}`}
      />
    </section>
  );
}
