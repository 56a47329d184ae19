import { useEffect, useState } from "react";
import { previewSnapshot, type SnapshotDraft, type SnapshotPreview } from "./snapshot-api";

/** How long a writer rests before the preview follows. */
const REST_MS = 300;

type Previewed = { question: string; preview: SnapshotPreview | null; error: string | null };

/**
 * What the snapshot would be, asked again as its draft changes. The last preview stays until the next
 * is there; `isCurrent` says whether it is that of the draft as it stands.
 */
export function usePreview(project: string, draft: SnapshotDraft) {
  const [shown, setShown] = useState<Previewed>({ question: "", preview: null, error: null });
  const [attempt, setAttempt] = useState(0);
  const question = JSON.stringify([project, draft, attempt]);
  useEffect(() => {
    const ending = new AbortController();
    const [slug, asked] = JSON.parse(question) as [string, SnapshotDraft];
    const timer = setTimeout(() => {
      previewSnapshot(slug, asked, ending.signal)
        .then((answer) =>
          setShown((before) =>
            answer.ok
              ? { question, preview: answer.value, error: null }
              : { question, preview: before.preview, error: answer.message },
          ),
        )
        // A question that a newer one overtook has no answer.
        .catch(() => undefined);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [question]);
  const isAnswered = shown.question === question;
  return {
    preview: shown.preview,
    error: isAnswered ? shown.error : null,
    isCurrent: isAnswered && shown.error === null,
    /** Looks again, at numbers that may have changed. */
    retry: () => setAttempt((count) => count + 1),
  };
}
