"use client";

import { Menu } from "@/components/ui/menu";
import { formatQuantity } from "@/lib/format/number";
import { StateLink, useMapState } from "./map-state";

/** Chooses the campaigns whose runs are counted together. */
export function CampaignMenu() {
  const { campaigns, view } = useMapState();
  const chosen = campaigns.filter(({ slug }) => view.campaigns.includes(slug));
  const evals = campaigns.filter(({ kind }) => kind === "eval");
  const toggle = (slug: string, kind: string) => {
    const sameKind = chosen.filter((campaign) => campaign.kind === kind).map((campaign) => campaign.slug);
    return sameKind.includes(slug) ? sameKind.filter((other) => other !== slug) : [...sameKind, slug];
  };
  return (
    <Menu
      label={
        <>
          <span className="text-dim">{chosen.length === 1 ? "Campaign" : "Campaigns"}</span>
          <span className="max-w-44 truncate font-medium">
            {chosen.length === 1 ? chosen[0]!.slug : `${chosen.length} of ${campaigns.length}`}
          </span>
        </>
      }
    >
      <ul>
        {campaigns.map(({ slug, kind, runs }) => {
          const isChosen = view.campaigns.includes(slug);
          return (
            <li key={slug} className="flex items-center gap-3">
              <StateLink
                change={{ campaign: toggle(slug, kind) }}
                aria-current={isChosen ? "true" : undefined}
                aria-label={`${isChosen ? "Leave out" : "Add"} ${slug}`}
                className="flex flex-1 items-center gap-2 rounded px-2 py-1 hover:bg-hair"
              >
                <span aria-hidden className="w-3">
                  {isChosen ? "✓" : ""}
                </span>
                <span className="flex-1 truncate">{slug}</span>
                <span className="text-dim">
                  {kind === "training" && "training · "}
                  {formatQuantity(runs, "run")}
                </span>
              </StateLink>
              <StateLink
                change={{ campaign: [slug] }}
                aria-label={`Only ${slug}`}
                className="rounded px-2 py-1 text-dim hover:bg-hair hover:text-ink"
              >
                only
              </StateLink>
            </li>
          );
        })}
      </ul>
      {evals.length > 1 && (
        <StateLink
          change={{ campaign: evals.map(({ slug }) => slug) }}
          className="mt-1 block rounded border-t px-2 py-1 text-dim hover:bg-hair"
        >
          All eval campaigns together
        </StateLink>
      )}
    </Menu>
  );
}
