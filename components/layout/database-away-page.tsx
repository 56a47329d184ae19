import { useEffect, useEffectEvent } from "react";
import { HEALTH_HREF } from "@/lib/url/api-url";
import { ErrorPage } from "./error-page";

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

/** The page while the database is out of reach: it shows what was asked for once the database is back. */
export function DatabaseAwayPage({ retry }: { retry: () => void }) {
  useDatabaseReturn(retry);
  return (
    <ErrorPage title="The database is out of reach" retry={retry}>
      Lacuna is running, but PostgreSQL does not answer. This page goes on by itself as soon as it does. An
      embedded database is started again without your doing; if DATABASE_URL is set, check that its server
      runs and accepts connections.
    </ErrorPage>
  );
}

/** Asks with growing pauses whether the database answers, and calls `onReturn` once it does. */
function useDatabaseReturn(onReturn: () => void) {
  const goOn = useEffectEvent(onReturn);
  useEffect(() => {
    let pauseMs = FIRST_PAUSE_MS;
    let timer: ReturnType<typeof setTimeout>;
    const ending = new AbortController();
    const ask = async () => {
      const answers = await fetch(HEALTH_HREF, { signal: ending.signal }).then(
        (response) => response.ok,
        () => false,
      );
      if (ending.signal.aborted) return;
      if (answers) return goOn();
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      timer = setTimeout(ask, pauseMs);
    };
    timer = setTimeout(ask, pauseMs);
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, []);
}
