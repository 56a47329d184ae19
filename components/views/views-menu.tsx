"use client";

import { type RefObject, useState } from "react";
import { StateLink, useMapState } from "@/components/heatmap/map-state";
import { Menu } from "@/components/ui/menu";
import { VisibleText } from "@/components/ui/visible-text";
import { loadMapQuery, placeDimensions } from "@/lib/url/map-url";
import { findShownView, formatViewQuery, type SavedView } from "@/lib/url/saved-view";
import { DeleteViewDialog } from "./delete-view-dialog";
import { SaveViewDialog } from "./save-view-dialog";

type Asked = { act: "save" } | { act: "rename" | "delete"; view: SavedView };

/** Opens a saved view of the map, saves what is shown under a name, renames and deletes. */
export function ViewsMenu({ detailsRef }: { detailsRef: RefObject<HTMLDetailsElement | null> }) {
  const { project, views, query, view, ask: renew } = useMapState();
  const [asked, setAsked] = useState<Asked | null>(null);
  const shown = { ...query, ...placeDimensions(view.by) };
  const current = findShownView(views, [shown, query]);
  const ask = (next: Asked) => {
    const details = detailsRef.current;
    // The dialog gives the focus back to where it was, which must not be inside a menu that is closed.
    details?.querySelector("summary")?.focus();
    if (details) details.open = false;
    setAsked(next);
  };
  const close = () => setAsked(null);
  const finish = () => {
    close();
    renew();
  };
  return (
    <>
      <Menu
        detailsRef={detailsRef}
        label={
          <>
            <span className="text-dim">{current ? "View" : "Views"}</span>
            {current && (
              <span className="max-w-44 truncate font-medium">
                <VisibleText text={current.name} />
              </span>
            )}
            <kbd className="rounded border border-b-2 px-1 text-[11px] text-dim">w</kbd>
          </>
        }
      >
        {views.length === 0 && <p className="px-2 py-1 text-dim">No saved views yet.</p>}
        <ul>
          {views.map((saved) => (
            <li key={saved.view} className="flex items-center gap-1 rounded hover:bg-hair">
              <StateLink
                change={loadMapQuery(new URLSearchParams(saved.query))}
                className="min-w-0 flex-1 px-2 py-1 [overflow-wrap:anywhere]"
                {...(saved === current && { "aria-current": "true" as const })}
              >
                <span className={saved === current ? "font-semibold" : ""}>
                  <VisibleText text={saved.name} />
                </span>
              </StateLink>
              {(["rename", "delete"] as const).map((act) => (
                <button
                  key={act}
                  type="button"
                  onClick={() => ask({ act, view: saved })}
                  className="px-1.5 text-xs text-dim hover:text-ink hover:underline"
                >
                  {act === "rename" ? "Rename" : "Delete"}
                  <span className="sr-only">
                    {" "}
                    <VisibleText text={saved.name} />
                  </span>
                </button>
              ))}
            </li>
          ))}
        </ul>
        <button
          type="button"
          onClick={() => ask({ act: "save" })}
          className="mt-1 block w-full rounded border-t px-2 py-1 text-left hover:bg-hair"
        >
          Save this view…
        </button>
      </Menu>
      {asked !== null && asked.act !== "delete" && (
        <SaveViewDialog
          project={project}
          renamed={asked.act === "rename" ? asked.view : null}
          views={views}
          query={formatViewQuery(shown)}
          onClose={close}
          onDone={finish}
        />
      )}
      {asked?.act === "delete" && (
        <DeleteViewDialog project={project} view={asked.view} onClose={close} onDone={finish} />
      )}
    </>
  );
}
