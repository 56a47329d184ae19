"use client";

import Link from "next/link";
import type { ReactNode } from "react";

/** What a link looks like and is called. */
export type LinkLook = {
  children: ReactNode;
  className?: string;
  title?: string;
  "aria-label"?: string;
  "aria-current"?: "true";
};

/** A link to the same page in another state; it is followed in place where there is JavaScript. */
export function InPlaceLink({
  href,
  follow,
  children,
  ...look
}: LinkLook & { href: string; follow: () => void }) {
  return (
    <Link
      {...look}
      href={href}
      prefetch={false}
      scroll={false}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        follow();
      }}
    >
      {children}
    </Link>
  );
}
