"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { keepReading, moveToMessage, parseMessageAnchor } from "@/lib/url/run-url";

/**
 * Link to a message or a branch of the run on this page, which keeps what is searched for and left out.
 * Unless the branch is another one, the server has nothing to add: only the address changes, and the
 * transcript hears of it as of any new fragment.
 */
export function MessageLink({
  href,
  label,
  isCurrent = false,
  className,
  children,
}: {
  href: string;
  label?: string;
  isCurrent?: boolean;
  className: string;
  children: ReactNode;
}) {
  const router = useRouter();
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      aria-current={isCurrent ? "true" : undefined}
      className={className}
      onNavigate={(event) => {
        const here = new URL(window.location.href);
        const own = href.startsWith("#") ? parseMessageAnchor(href) : null;
        const wanted = new URL(own === null ? keepReading(href, here.href) : moveToMessage(here.href, own));
        event.preventDefault();
        if (wanted.searchParams.get("branch") !== here.searchParams.get("branch")) {
          router.push(`${wanted.pathname}${wanted.search}${wanted.hash}`);
          return;
        }
        if (wanted.href !== here.href) window.history.pushState(null, "", wanted);
        window.dispatchEvent(new HashChangeEvent("hashchange"));
      }}
    >
      {children}
    </Link>
  );
}
