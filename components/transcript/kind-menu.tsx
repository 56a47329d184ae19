import { Menu } from "@/components/ui/menu";
import { KIND_IDS, KINDS, type Kind } from "@/lib/transcript/message-kind";

/** What of a transcript is shown, and whether it is folded. */
export function KindMenu({
  hidden,
  onHide,
  onFoldAll,
}: {
  hidden: readonly Kind[];
  onHide: (hidden: Kind[]) => void;
  onFoldAll: (isOpen: boolean) => void;
}) {
  return (
    <Menu
      align="right"
      label={hidden.length === 0 ? "Show" : `Show ${KIND_IDS.length - hidden.length} of ${KIND_IDS.length}`}
      title="Choose what is shown"
    >
      <fieldset className="px-1.5 pt-1 pb-2">
        <legend className="sr-only">What is shown</legend>
        {KIND_IDS.map((kind) => (
          <label key={kind} className="flex h-7 cursor-pointer items-center gap-2 rounded px-1 hover:bg-hair">
            <input
              type="checkbox"
              checked={!hidden.includes(kind)}
              onChange={({ currentTarget }) =>
                onHide(
                  KIND_IDS.filter((one) => (one === kind ? !currentTarget.checked : hidden.includes(one))),
                )
              }
            />
            {KINDS[kind]}
          </label>
        ))}
      </fieldset>
      <div className="flex gap-2 border-t p-1.5">
        <button type="button" className="control" onClick={() => onFoldAll(false)}>
          Fold all
        </button>
        <button type="button" className="control" onClick={() => onFoldAll(true)}>
          Open all
        </button>
      </div>
    </Menu>
  );
}
