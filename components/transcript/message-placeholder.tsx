/** How the window of a message is: it is here, comes, failed to come, or waits to be asked for. */
export type WindowState = "loaded" | "loading" | "failed" | "waiting";

/** Stands for a message that is not loaded. */
export function MessagePlaceholder({
  index,
  state,
  load,
}: {
  index: number;
  state: WindowState;
  load: () => void;
}) {
  const isStuck = state === "failed" || state === "waiting";
  return (
    <div className="h-[142px] rounded-lg border border-dashed px-3 py-2 text-xs text-dim">
      message {index}
      {isStuck && (
        <>
          {state === "failed" ? " failed to load. " : " follows many hidden ones. "}
          <button type="button" onClick={load} className="link">
            {state === "failed" ? "Try again" : "Go on"}
          </button>
        </>
      )}
    </div>
  );
}
