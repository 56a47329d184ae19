import { Menu } from "@/components/ui/menu";
import { MOVES, type Status } from "@/lib/spec-bugs/spec-bug";
import { MOVE_NAMES } from "./move-dialog";

/** The statuses that a spec bug may move to. */
export function MoveMenu({
  number,
  status,
  onChoose,
}: {
  number: number;
  status: Status;
  onChoose: (to: Status) => void;
}) {
  return (
    <Menu
      align="right"
      floats
      title={`Move spec bug ${number}`}
      className="rounded px-1.5 py-0.5 text-xs text-dim hover:bg-hair hover:text-ink"
      label={
        <>
          Move <span className="sr-only">spec bug {number}</span>
        </>
      }
    >
      {MOVES[status].map((to) => (
        <button
          key={to}
          type="button"
          className="block w-full rounded px-2 py-1 text-left hover:bg-hair"
          onClick={(event) => {
            const menu = event.currentTarget.closest("details");
            if (menu) menu.open = false;
            // A dialog gives the focus back to what had it, which must then still be there.
            menu?.querySelector("summary")?.focus();
            onChoose(to);
          }}
        >
          {MOVE_NAMES[to]}…
        </button>
      ))}
    </Menu>
  );
}
