import type { ReactNode } from "react";
import { Dialog } from "./dialog";
import { DialogForm } from "./dialog-form";

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
      <DialogForm action={action} isDangerous isDisabled={isBusy} error={error} onSubmit={onConfirm}>
        <p>{children}</p>
      </DialogForm>
    </Dialog>
  );
}
