import { call } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { VisibleText } from "@/components/ui/visible-text";
import { buildViewsApiHref } from "@/lib/url/api-url";
import type { SavedView } from "@/lib/url/saved-view";

/** Asks once more before a saved view goes. */
export function DeleteViewDialog({
  project,
  view,
  onClose,
  onDone,
}: {
  project: string;
  view: SavedView;
  onClose: () => void;
  onDone: () => void;
}) {
  const { isBusy, error, send } = useRequest();
  return (
    <ConfirmDialog
      title={
        <>
          Delete the view “<VisibleText text={view.name} />
          ”?
        </>
      }
      action="Delete view"
      isBusy={isBusy}
      error={error}
      onClose={onClose}
      onConfirm={() => send(() => call(buildViewsApiHref(project, view.view), { method: "DELETE" }), onDone)}
    >
      Only its name goes: addresses that show the same go on working, and no run or count is touched.
    </ConfirmDialog>
  );
}
