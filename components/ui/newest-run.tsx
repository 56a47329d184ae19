import Link from "next/link";
import { formatTime } from "@/lib/format/time";
import { buildRunHref } from "@/lib/url/run-url";

export type NewestRun = { run: number; at: string };

/** When something was last seen, with the way to the run. */
export function NewestRunLink({ project, newest }: { project: string; newest: NewestRun }) {
  return (
    <Link href={buildRunHref(project, newest.run)} prefetch={false} className="link">
      {formatTime(newest.at)}
    </Link>
  );
}
