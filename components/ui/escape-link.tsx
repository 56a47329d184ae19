"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { isTyping } from "./is-typing";
import { useKeys } from "./use-keys";

/** The link a page was reached from; Escape follows it. */
export function EscapeLink({ href, children }: { href: string; children: ReactNode }) {
  const router = useRouter();
  useKeys((event) => {
    if (event.key === "Escape" && !isTyping(event)) router.push(href);
  });
  return (
    <Link href={href} className="screen-only text-dim hover:text-ink">
      ← {children} <kbd className="rounded border border-b-2 px-1 text-[11px]">Esc</kbd>
    </Link>
  );
}
