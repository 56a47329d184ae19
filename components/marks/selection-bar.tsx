import { useKeys } from "@/components/ui/use-keys";
import type { Selected } from "./use-selected-words";

const SIZE = { width: 300, height: 40 };
const GAP = 6;

/** What can be done with the selected words, next to where they end. */
export function SelectionBar({
  selected: { words, left, bottom },
  isBusy,
  onMark,
  onCopyLink,
  onSpecBug,
}: {
  selected: Selected;
  isBusy: boolean;
  onMark: () => void;
  onCopyLink: () => void;
  onSpecBug: () => void;
}) {
  useKeys(
    (event) => {
      if (event.key !== "Escape") return;
      // Before anything that leaves the page.
      event.stopImmediatePropagation();
      document.getSelection()?.removeAllRanges();
    },
    { capture: true },
  );
  const top = Math.max(GAP, Math.min(bottom + GAP, window.innerHeight - SIZE.height));
  const shift = Math.max(GAP, Math.min(left, window.innerWidth - SIZE.width));
  return (
    <div
      role="toolbar"
      aria-label={`Selected words of message ${words.message}`}
      // A pressed button must not take the selection away.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      style={{ top, left: shift }}
      className="screen-only fixed z-40 flex gap-1 rounded-lg border border-edge bg-panel p-1 shadow-lg"
    >
      <BarButton label="Mark" shortcut="m" isBusy={isBusy} onPress={onMark} />
      <BarButton label="Copy link" isBusy={isBusy} onPress={onCopyLink} />
      <BarButton label="Spec bug" shortcut="b" isBusy={isBusy} onPress={onSpecBug} />
    </div>
  );
}

function BarButton({
  label,
  shortcut,
  isBusy,
  onPress,
}: {
  label: string;
  shortcut?: string;
  isBusy: boolean;
  onPress: () => void;
}) {
  return (
    <button type="button" disabled={isBusy} onClick={onPress} className="control">
      {label} {shortcut && <kbd className="rounded border border-b-2 px-1 text-[11px]">{shortcut}</kbd>}
    </button>
  );
}
