import Link from "next/link";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount } from "@/lib/format/number";
import { buildRunHref } from "@/lib/url/run-url";

export type DuplicateRun = { run: number; id: string; attempt: number };

/** The runs whose failures count as those of the run shown, which they are said to repeat. */
export function DuplicateList({
  project,
  total,
  runs,
}: {
  project: string;
  total: number;
  /** The first of them. */
  runs: DuplicateRun[];
}) {
  return (
    <>
      <ul className="[overflow-wrap:anywhere]">
        {runs.map(({ run, id, attempt }) => (
          <li key={run}>
            <Link href={buildRunHref(project, run)} prefetch={false} className="link">
              <VisibleText text={id} />
            </Link>
            {attempt > 1 && <span className="text-dim"> attempt {attempt}</span>}
          </li>
        ))}
      </ul>
      {total > runs.length && <p className="text-dim">and {formatCount(total - runs.length)} more</p>}
    </>
  );
}
