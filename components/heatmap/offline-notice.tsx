import { useOffline } from "next/offline";

/** Says that the server is away while the page shows what it held before; questions are asked again then. */
export function OfflineNotice() {
  const isOffline = useOffline();
  if (!isOffline) return null;
  return (
    <p role="alert" className="mb-3 flex items-baseline gap-3 rounded-lg border border-alarm px-3 py-2">
      <span>
        Lacuna does not answer: <strong className="font-medium">what is shown is from before</strong>. It is
        asked again until it answers.
      </span>
      <button type="button" onClick={askAgain} className="control">
        Try again now
      </button>
    </p>
  );
}

/** Next asks at once, rather than after its pause, when the browser says that it is connected. */
function askAgain() {
  window.dispatchEvent(new Event("online"));
}
