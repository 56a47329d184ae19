import Link from "next/link";

/** Digest of an error that says the database is out of reach. */
export const DATABASE_AWAY = "DATABASE_AWAY";

/** A page that failed: what happened, and what to do. */
export function ErrorPage({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  const isAway = digest === DATABASE_AWAY;
  return (
    <div className="mx-auto max-w-xl px-5 py-16">
      <h1 className="mb-2">{isAway ? "The database is out of reach" : "This page failed"}</h1>
      <p className="mb-4 text-dim">
        {isAway
          ? "Lacuna is running, but PostgreSQL does not answer. If DATABASE_URL is set, check that its server runs and accepts connections; otherwise stop Lacuna and start it again."
          : "Nothing was changed. The server's log says what happened; if it names PostgreSQL, the database was stopped, so start Lacuna again."}
        {!isAway && digest && ` The log's entry is marked ${digest}.`}
      </p>
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
