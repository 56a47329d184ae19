import type { ReactNode } from "react";
import { CancelButton, Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";

/** Asks once more before something goes. */
export function ConfirmDialog({
  title,
  action,
  isBusy,
  error,
  onClose,
  onConfirm,
  children,
}: {
  title: ReactNode;
  action: string;
  isBusy: boolean;
  error: string | null;
  onClose: () => void;
  onConfirm: () => void;
  /** What goes, and what stays. */
  children: ReactNode;
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="mb-3">{children}</p>
      <Fault error={error} className="mb-3" />
      <div className="flex justify-end gap-2">
        <CancelButton />
        <button
          type="button"
          disabled={isBusy}
          onClick={onConfirm}
          className="control control-danger disabled:opacity-50"
        >
          {action}
        </button>
      </div>
    </Dialog>
  );
}
