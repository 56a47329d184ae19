import { call } from "@/components/imports/import-api";
import { useRequest } from "@/components/imports/use-request";

/** Archives or restores a project or campaign. `href` is its address in the API. */
export function useArchive(href: string, isArchived: boolean, onDone: () => void) {
  const { isBusy, error, send } = useRequest();
  const toggle = () =>
    call(href, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ archived: !isArchived }),
    });
  return { isBusy, error, toggle: () => send(toggle, onDone) };
}
