import { GitBranch } from "lucide-react";
import { VisibleText } from "@/components/ui/visible-text";
import { MessageLink } from "./message-link";
import type { Parting } from "./transcript-props";

/** Where branches part: a line between the last message they share and the first they do not. */
export function PartingLines({ partings = [] }: { partings: Parting[] | undefined }) {
  return partings.map(({ kind, label, href }) => (
    <article
      key={href}
      aria-label="Where branches part"
      className="mb-2 flex items-center gap-1.5 border-t border-dashed border-edge pt-1 text-xs text-dim"
    >
      <GitBranch size={13} aria-hidden />
      <span>
        {kind === "leaves" ? (
          <>
            Up to here as in <VisibleText text={label} />.
          </>
        ) : (
          <>
            Here <VisibleText text={label} /> parts.
          </>
        )}
      </span>
      <MessageLink href={href} className="link">
        See how <VisibleText text={label} /> goes on
      </MessageLink>
    </article>
  ));
}
