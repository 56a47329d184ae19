import Link from "next/link";
import type { ReactNode } from "react";

/** A page for what is not there: what is missing, what became of it, and the ways on, the best one first. */
export function MissingPage({
  title,
  links,
  children,
}: {
  title: ReactNode;
  links: { href: string; label: string }[];
  children: ReactNode;
}) {
  return (
    <div className="max-w-2xl px-4 py-8 lg:px-6">
      <h1 className="mb-2 [overflow-wrap:anywhere]">{title}</h1>
      <div className="mb-4 space-y-3 text-dim">{children}</div>
      <div className="flex flex-wrap gap-2">
        {links.map(({ href, label }, i) => (
          <Link
            key={href}
            href={href}
            prefetch={false}
            className={`control ${i === 0 ? "control-primary" : ""}`}
          >
            {label}
          </Link>
        ))}
      </div>
    </div>
  );
}
