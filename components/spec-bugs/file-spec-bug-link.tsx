"use client";

import { useRef } from "react";
import { isTyping } from "@/components/ui/is-typing";
import { useKeys } from "@/components/ui/use-keys";
import { parseMessageAnchor } from "@/lib/url/run-url";
import { buildNewSpecBugHref, type NewSpecBugQuery } from "@/lib/url/spec-bugs-url";

/**
 * Leads to the form that files a spec bug, with what is seen here; `b` does the same. On a run's page the
 * current message is what is seen. The browser itself follows the link: a transcript writes the address
 * of the message it settles at, which would call off a navigation within the page.
 */
export function FileSpecBugLink({ project, seen }: { project: string; seen: Partial<NewSpecBugQuery> }) {
  const link = useRef<HTMLAnchorElement>(null);
  useKeys((event) => {
    if (event.key === "b" && !isTyping(event) && !hasSelectedWords()) link.current?.click();
  });
  return (
    <a
      ref={link}
      href={buildNewSpecBugHref(project, seen)}
      onClick={({ currentTarget }) => {
        if (typeof seen.run !== "number") return;
        currentTarget.href = buildNewSpecBugHref(project, { ...seen, m: findCurrentMessage() });
      }}
      className="control screen-only"
    >
      File a spec bug <kbd className="rounded border px-1 text-[11px] leading-4 text-dim">b</kbd>
    </a>
  );
}

/** The message that has the focus, or that the address names. */
function findCurrentMessage(): number | null {
  const focused = document.activeElement?.closest("[role=feed] article");
  return parseMessageAnchor(focused ? `#${focused.id}` : window.location.hash);
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
