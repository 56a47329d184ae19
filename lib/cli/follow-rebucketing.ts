import { formatRebucketing } from "@/lib/format/rebucketing";
import type { Follow } from "@/lib/services/maps/rebucket";
import type { Context } from "./context";

/** Shows how far a re-bucketing is on standard error; Ctrl-C cancels it. */
export function followRebucketing(context: Context): Follow {
  return {
    signal: context.signal,
    onProgress: (progress) => context.noteProgress(formatRebucketing(progress)),
  };
}
