"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isTyping } from "@/components/ui/is-typing";
import { parseMessageAnchor } from "@/lib/url/run-url";
import { buildNewSpecBugHref, type NewSpecBugQuery } from "@/lib/url/spec-bugs-url";

/**
 * Leads to the form that files a spec bug, with what is seen here; `b` does the same. On a run's page the
 * current message is what is seen.
 */
export function FileSpecBugLink({ project, seen }: { project: string; seen: Partial<NewSpecBugQuery> }) {
  const router = useRouter();
  const here = buildNewSpecBugHref(project, seen);
  useEffect(() => {
    const file = (event: KeyboardEvent) => {
      if (event.key !== "b" || isTyping(event) || hasSelectedWords()) return;
      router.push(getHref(project, seen));
    };
    document.addEventListener("keydown", file);
    return () => document.removeEventListener("keydown", file);
  }, [router, project, seen]);
  return (
    <Link
      href={here}
      prefetch={false}
      onClick={(event) => {
        const href = getHref(project, seen);
        if (href === here || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        router.push(href);
      }}
      className="control screen-only"
    >
      File a spec bug <kbd className="rounded border px-1 text-[11px] leading-4 text-dim">b</kbd>
    </Link>
  );
}

function getHref(project: string, seen: Partial<NewSpecBugQuery>): string {
  // The current message is known to the browser's address alone.
  const m = typeof seen.run === "number" ? parseMessageAnchor(window.location.hash) : null;
  return buildNewSpecBugHref(project, { ...seen, m });
}

/** Whether words of a message are selected: what is done with these is offered beside them. */
function hasSelectedWords(): boolean {
  const selection = window.getSelection();
  return (
    selection !== null &&
    !selection.isCollapsed &&
    selection.anchorNode?.parentElement?.closest("[data-part]") != null
  );
}
