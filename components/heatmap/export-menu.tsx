import { CopyButton } from "@/components/ui/copy-button";
import { Menu } from "@/components/ui/menu";
import { buildCrossingFileHref } from "@/lib/url/api-url";
import { buildMapHref, placeDimensions } from "@/lib/url/map-url";
import { type ActivePlace, useActivePlace } from "./active-place";
import { useMapState } from "./map-state";

/** What is shown as a file, and a link to it. */
export function ExportMenu({ active }: { active: ActivePlace }) {
  return (
    <Menu label="Export" align="right">
      <ExportChoices active={active} />
    </Menu>
  );
}

function ExportChoices({ active }: { active: ActivePlace }) {
  const { project, view, query } = useMapState();
  const at = useActivePlace(active);
  const { row_order, column_order, metric, counting, rank, reverse } = query;
  const seen = {
    ...query,
    ...placeDimensions(view.by),
    // Which campaign is the newest, and which the one before, changes; the link keeps the ones that are seen.
    campaign: view.campaigns,
    against: view.against,
    at: at && view.by.every((id) => Object.hasOwn(at, id)) ? view.by.map((id) => `${id}:${at[id]}`) : [],
  };
  const getHref = (format: "csv" | "json") =>
    buildCrossingFileHref(project, format, view, {
      ...{ row_order, column_order, metric, counting, rank, reverse },
    });
  return (
    <>
      {(["csv", "json"] as const).map((format) => (
        <a
          key={format}
          href={getHref(format)}
          download={`${project}-crossing.${format}`}
          className="block rounded px-2 py-1 hover:bg-hair"
        >
          {format.toUpperCase()} <span className="text-dim">of the buckets shown</span>
        </a>
      ))}
      <p className="mt-1 flex items-center gap-2 border-t px-2 py-1">
        <span className="flex-1">Link to what is shown</span>
        <CopyButton
          text={`${globalThis.location?.origin ?? ""}${buildMapHref(project, seen)}`}
          label="the link to what is shown"
        />
      </p>
    </>
  );
}
