import type { ReactNode } from "react";
import { CancelButton } from "./dialog";
import { Fault } from "./fault";

/** What a dialog asks for, with the button that does it and the one that leaves everything as it was. */
export function DialogForm({
  action,
  isDangerous = false,
  isDisabled,
  keys,
  error,
  onSubmit,
  children,
}: {
  /** Of the button that does it. */
  action: ReactNode;
  isDangerous?: boolean;
  isDisabled: boolean;
  /** Keys that do it too, where the fields listen for them. */
  keys?: string;
  error: string | null;
  onSubmit: () => void;
  children: ReactNode;
}) {
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <Fault error={error} />
      <div className="flex justify-end gap-2">
        <CancelButton />
        <button
          type="submit"
          disabled={isDisabled}
          aria-keyshortcuts={keys}
          className={`control ${isDangerous ? "control-danger" : "control-primary"} disabled:opacity-50`}
        >
          {action}
        </button>
      </div>
    </form>
  );
}
