"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { keepReading, moveToMessage, parseMessageAnchor } from "@/lib/url/run-url";

/**
 * Link to a message of the run on this page. Unless the message is of another branch, the server has
 * nothing to add: only the address changes, and the transcript hears of it as of any new fragment.
 */
export function MessageLink({
  href,
  label,
  className,
  children,
}: {
  href: string;
  label?: string;
  className: string;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      className={className}
      onNavigate={(event) => {
        const here = new URL(window.location.href);
        const own = href.startsWith("#") ? parseMessageAnchor(href) : null;
        const wanted = new URL(own === null ? keepReading(href, here.href) : moveToMessage(here.href, own));
        if (wanted.searchParams.get("branch") !== here.searchParams.get("branch")) return;
        event.preventDefault();
        if (wanted.href !== here.href) window.history.pushState(null, "", wanted);
        window.dispatchEvent(new HashChangeEvent("hashchange"));
      }}
    >
      {children}
    </Link>
  );
}
