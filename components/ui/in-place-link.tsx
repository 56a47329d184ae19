"use client";

import type { ReactNode } from "react";

/** What a link looks like and is called. */
export type LinkLook = {
  children: ReactNode;
  className?: string;
  title?: string;
  "aria-label"?: string;
  "aria-current"?: "true";
};

/**
 * A link to the same page in another state; it is followed in place where there is JavaScript. A plain one:
 * the router has no part in it, and a page has many, each drawn again with every change.
 */
export function InPlaceLink({
  href,
  follow,
  children,
  ...look
}: LinkLook & { href: string; follow: () => void }) {
  return (
    <a
      {...look}
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        follow();
      }}
    >
      {children}
    </a>
  );
}
