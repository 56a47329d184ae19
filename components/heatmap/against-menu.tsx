import { Menu } from "@/components/ui/menu";
import { formatQuantity } from "@/lib/format/number";
import { listComparable } from "@/lib/url/against-choice";
import { StateLink, useMapState } from "./map-state";

/** Chooses the campaigns that a change is measured against; there only where a change is shown. */
export function AgainstMenu() {
  const { query, view, campaigns } = useMapState();
  if (query.metric !== "change") return null;
  const { against } = view;
  const comparable = listComparable(view.campaigns, campaigns);
  return (
    <Menu
      label={
        <>
          <span className="text-dim">Against</span>
          <span className="max-w-44 truncate font-medium">
            {against.length === 1
              ? against[0]
              : against.length === 0
                ? "nothing"
                : `${against.length} of ${comparable.length}`}
          </span>
        </>
      }
    >
      {comparable.length === 0 && (
        <p className="px-2 py-1 text-dim">There is no other campaign of this kind to compare with.</p>
      )}
      <ul>
        {comparable.map(({ slug, runs }) => {
          const isChosen = against.includes(slug);
          const rest = against.filter((other) => other !== slug);
          return (
            <li key={slug} className="flex items-center gap-3">
              <StateLink
                change={{ against: isChosen ? rest : [...against, slug] }}
                aria-current={isChosen ? "true" : undefined}
                aria-label={`${isChosen ? "Do not compare" : "Compare also"} with ${slug}`}
                className="flex flex-1 items-center gap-2 rounded px-2 py-1 hover:bg-hair"
              >
                <span aria-hidden className="w-3">
                  {isChosen ? "✓" : ""}
                </span>
                <span className="flex-1 truncate">{slug}</span>
                <span className="text-dim">{formatQuantity(runs, "run")}</span>
              </StateLink>
              <StateLink
                change={{ against: [slug] }}
                aria-label={`Compare only with ${slug}`}
                className="rounded px-2 py-1 text-dim hover:bg-hair hover:text-ink"
              >
                only
              </StateLink>
            </li>
          );
        })}
      </ul>
    </Menu>
  );
}
