import Link from "next/link";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { buildSpecBugsHref, type SpecBugsQuery } from "@/lib/url/spec-bugs-url";

/** Which spec bugs are shown of how many, and the way to the others. */
export function SpecBugPages({
  project,
  query,
  page,
}: {
  project: string;
  query: SpecBugsQuery;
  page: { offset: number; limit: number; shown: number; total: number };
}) {
  const { offset, limit, shown, total } = page;
  const href = (start: number) => buildSpecBugsHref(project, { ...query, offset: start });
  return (
    <nav aria-label="Pages" className="mt-2 flex flex-wrap items-center gap-2">
      <p className="flex-1 text-dim">
        showing{" "}
        {shown === total
          ? `all ${formatQuantity(total, "spec bug")}`
          : `${formatCount(offset + 1)} to ${formatCount(offset + shown)} of ${formatQuantity(total, "spec bug")}`}
      </p>
      {offset > 0 && (
        <Link
          href={href(Math.max(0, offset - limit))}
          prefetch={false}
          rel="prev"
          className="control screen-only"
        >
          Previous
        </Link>
      )}
      {offset + shown < total && (
        <Link href={href(offset + limit)} prefetch={false} rel="next" className="control screen-only">
          Next
        </Link>
      )}
    </nav>
  );
}
