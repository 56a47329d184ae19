import Link from "next/link";
import type { ReactNode } from "react";

/** Digest of an error that says the database is out of reach. */
export const DATABASE_AWAY = "DATABASE_AWAY";

/** A page that failed: what happened, and what to do. */
export function ErrorPage({
  title,
  retry,
  children,
}: {
  title: string;
  retry: () => void;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto max-w-xl px-5 py-16">
      <h1 className="mb-2">{title}</h1>
      <p className="mb-4 text-dim">{children}</p>
      <div className="flex gap-2">
        <button type="button" onClick={retry} className="control control-primary">
          Try again
        </button>
        <Link href="/" className="control">
          All projects
        </Link>
      </div>
    </div>
  );
}
