"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { isTyping } from "@/components/ui/is-typing";
import { useKeys } from "@/components/ui/use-keys";

/** The way to the runs before and after this one in the list that it was reached from: `p` and `n`. */
export function NeighbourLinks({
  sentence,
  previous,
  next,
}: {
  /** Where in the list the run is. */
  sentence: string;
  /** Addresses; null at an end of the list. */
  previous: string | null;
  next: string | null;
}) {
  const router = useRouter();
  useKeys((event) => {
    if (isTyping(event)) return;
    if (event.key === "n" && next !== null) router.push(next);
    if (event.key === "p" && previous !== null) router.push(previous);
  });
  return (
    <nav aria-label="List" className="screen-only mb-3 flex items-center gap-1 tabular-nums">
      <span className="flex-1 text-dim">{sentence}</span>
      <Step href={previous} rel="prev" shortcut="p">
        Previous
      </Step>
      <Step href={next} rel="next" shortcut="n">
        Next
      </Step>
    </nav>
  );
}

function Step({
  href,
  rel,
  shortcut,
  children,
}: {
  href: string | null;
  rel: "prev" | "next";
  shortcut: string;
  children: string;
}) {
  const label = (
    <>
      {children} <kbd className="rounded border border-b-2 px-1 text-[11px] text-dim">{shortcut}</kbd>
    </>
  );
  if (href === null)
    return (
      <span className="control cursor-default text-dim hover:border-line" aria-hidden>
        {label}
      </span>
    );
  return (
    <Link href={href} rel={rel} prefetch={false} aria-keyshortcuts={shortcut} className="control">
      {label}
    </Link>
  );
}
