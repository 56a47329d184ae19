import Link from "next/link";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount } from "@/lib/format/number";
import type { SpecBugSummary } from "@/lib/spec-bugs/spec-bug";
import { buildSpecBugHref, buildSpecBugsHref } from "@/lib/url/spec-bugs-url";
import { StatusTag } from "./status-tag";

/** Spec bugs shown at once where they touch something. */
export const TOUCHING_SHOWN = 10;

/** The spec bugs that touch a bucket or a run; nothing where there are none. */
export function TouchingSpecBugs({
  project,
  bugs,
  total,
}: {
  project: string;
  bugs: Pick<SpecBugSummary, "number" | "title" | "status">[];
  total: number;
}) {
  if (bugs.length === 0) return null;
  return (
    <section aria-label="Spec bugs" className="mb-4">
      <h2 className="mb-1">
        Spec bugs <span className="font-normal text-dim">{formatCount(total)}</span>
      </h2>
      <ul className="space-y-0.5">
        {bugs.map(({ number, title, status }) => (
          <li key={number} className="flex items-baseline gap-2">
            <span className="w-5 shrink-0 text-right text-dim tabular-nums">{number}</span>
            <Link
              href={buildSpecBugHref(project, number)}
              prefetch={false}
              className="link min-w-0 [overflow-wrap:anywhere]"
            >
              <VisibleText text={title} />
            </Link>
            <StatusTag status={status} />
          </li>
        ))}
      </ul>
      {total > bugs.length && (
        <p className="mt-1 text-dim">
          and {formatCount(total - bugs.length)} more of{" "}
          <Link href={buildSpecBugsHref(project)} prefetch={false} className="link">
            all spec bugs
          </Link>
        </p>
      )}
    </section>
  );
}
