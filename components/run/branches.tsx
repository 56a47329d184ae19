import { GitBranch, Undo2 } from "lucide-react";
import { MessageLink } from "@/components/transcript/message-link";
import { VisibleText } from "@/components/ui/visible-text";
import { formatQuantity } from "@/lib/format/number";

export type BranchView = {
  branch: number;
  label: string;
  messages: number;
  href: string;
  isCurrent: boolean;
  /** Where it comes from, in words. */
  origin: string;
  isRolledBack: boolean;
  /** Where it parts from the branch that it begins like. */
  parting: { href: string; message: number } | null;
};

/** The branches of a run, where each comes from, and whether the run went on from it. */
export function Branches({ branches }: { branches: BranchView[] }) {
  if (branches.length < 2) return null;
  return (
    <nav aria-label="Branches" className="mb-3">
      <ul className="max-h-44 overflow-auto rounded-lg border bg-panel">
        {branches.map((one) => (
          <li
            key={one.branch}
            className={`flex min-h-7 flex-wrap items-center gap-x-2.5 border-b px-2.5 last:border-b-0 ${one.isRolledBack ? "text-dim [background:repeating-linear-gradient(135deg,var(--hair)_0_4px,transparent_4px_9px)]" : ""} ${one.isCurrent ? "shadow-[inset_3px_0_0_var(--accent)]" : ""}`}
          >
            {one.isRolledBack ? (
              <Undo2 size={13} aria-hidden className="text-dim" />
            ) : (
              <GitBranch size={13} aria-hidden className="text-dim" />
            )}
            <MessageLink
              href={one.href}
              isCurrent={one.isCurrent}
              className="link [overflow-wrap:anywhere] aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              <VisibleText text={one.label} />
            </MessageLink>
            <span className="text-dim tabular-nums">{formatQuantity(one.messages, "message")}</span>
            {one.isRolledBack && (
              <span className="rounded border border-dashed border-edge px-1.5 text-xs leading-[18px]">
                rolled back
              </span>
            )}
            {one.origin !== "" && (
              <span className="text-xs text-dim [overflow-wrap:anywhere]">
                <VisibleText text={one.origin} />
              </span>
            )}
            {one.parting && (
              <MessageLink href={one.parting.href} className="link text-xs">
                see message {one.parting.message}
              </MessageLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
