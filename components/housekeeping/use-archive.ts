import { sendJson } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";

/** Archives or restores a project or campaign. `href` is its address in the API. */
export function useArchive(href: string, isArchived: boolean, onDone: () => void) {
  const { isBusy, error, send } = useRequest();
  return {
    isBusy,
    error,
    toggle: () => send(() => sendJson("PATCH", href, { archived: !isArchived }), onDone),
  };
}
