"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isTyping } from "@/components/ui/is-typing";

/** Leads to the form that files a spec bug; `b` does the same. */
export function FileSpecBugLink({ href }: { href: string }) {
  const router = useRouter();
  useEffect(() => {
    const file = (event: KeyboardEvent) => {
      if (event.key === "b" && !event.defaultPrevented && !isTyping(event)) router.push(href);
    };
    document.addEventListener("keydown", file);
    return () => document.removeEventListener("keydown", file);
  }, [router, href]);
  return (
    <Link href={href} prefetch={false} className="control screen-only">
      File a spec bug <kbd className="rounded border border-b-2 px-1 text-[11px] text-dim">b</kbd>
    </Link>
  );
}
