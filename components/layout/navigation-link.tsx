"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link of the navigation, marked while its page, or one below `also`, is shown. */
export function NavigationLink({
  href,
  also,
  count,
  children,
}: {
  href: string;
  also?: string;
  count?: number;
  children: ReactNode;
}) {
  const path = usePathname();
  const isCurrent = path === href || (also !== undefined && path.startsWith(also));
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className="flex justify-between gap-3 rounded-md px-2.5 py-1 text-dim hover:text-ink aria-[current]:bg-hair aria-[current]:font-medium aria-[current]:text-ink"
    >
      {children}
      {count !== undefined && <span className="font-normal text-dim">{count}</span>}
    </Link>
  );
}
