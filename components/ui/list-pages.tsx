import Link from "next/link";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/format/number";

/** A page of a list: how many rows stand before it, fit on it, are on it, and are in the list. */
export type ListPage = { offset: number; limit: number; shown: number; total: number };

/** Which rows are shown of how many, and the way to the others. */
export function ListPages({
  label = "Pages",
  page: { offset, limit, shown, total },
  all,
  note = "",
  scroll = false,
  buildHref,
  children,
}: {
  label?: string;
  page: ListPage;
  /** How many rows the list has, in words. */
  all: string;
  /** What is to be said behind it. */
  note?: string;
  /** Whether another page begins at its top. */
  scroll?: boolean;
  buildHref: (offset: number) => string;
  /** What else can be chosen. */
  children?: ReactNode;
}) {
  const link = { prefetch: false, scroll, className: "control screen-only" };
  return (
    <nav aria-label={label} className="mt-2 flex flex-wrap items-center gap-2">
      <p className="text-dim">
        showing{" "}
        {shown === total
          ? `all ${all}`
          : `${formatCount(offset + Math.min(1, shown))} to ${formatCount(offset + shown)} of ${all}`}
        {note}
      </p>
      <span className="flex-1" />
      {children}
      {offset > 0 && (
        <Link {...link} href={buildHref(Math.max(0, offset - limit))} rel="prev">
          Previous
        </Link>
      )}
      {offset + shown < total && (
        <Link {...link} href={buildHref(offset + shown)} rel="next">
          Next
        </Link>
      )}
    </nav>
  );
}
