"use client";

import { DatabaseAwayPage } from "@/components/layout/database-away-page";
import { DATABASE_AWAY, ErrorPage } from "@/components/layout/error-page";

export default function PageError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  if (error.digest === DATABASE_AWAY) return <DatabaseAwayPage retry={retry} />;
  return (
    <ErrorPage title="This page failed" retry={retry}>
      Nothing was changed. The server's log says what happened
      {error.digest && `; its entry is marked ${error.digest}`}.
    </ErrorPage>
  );
}
