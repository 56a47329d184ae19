import { isTyping } from "@/components/ui/is-typing";
import { useKeys } from "@/components/ui/use-keys";

/** Single keys that act on the transcript while nobody types. */
export function useTranscriptKeys(actions: Record<string, () => void>) {
  useKeys((event) => {
    if (isTyping(event) || !Object.hasOwn(actions, event.key)) return;
    // Some browsers open their own search by `/`.
    event.preventDefault();
    actions[event.key]!();
  });
}
