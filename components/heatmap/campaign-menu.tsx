"use client";

import { Menu } from "@/components/ui/menu";
import { isLimited } from "@/lib/coverage/date-range";
import type { CampaignOption } from "@/lib/coverage/default-campaign";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { ChoiceLink, useChoice } from "./choice";

/** Chooses the campaigns whose runs are counted together; archived ones are listed on demand. */
export function CampaignMenu() {
  const { campaigns, view, countKept } = useChoice();
  const isFiltered = view.where.length > 0 || isLimited(view);
  const count = isFiltered && countKept ? countKept : () => null;
  const chosen = campaigns.filter(({ slug }) => view.campaigns.includes(slug));
  const inUse = campaigns.filter(({ archived_at }) => archived_at === null);
  const archived = campaigns.filter(({ archived_at }) => archived_at !== null);
  const evals = inUse.filter(({ kind }) => kind === "eval");
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
      <CampaignList campaigns={inUse} chosen={chosen} count={count} />
      {evals.length > 1 && (
        <ChoiceLink
          change={{ campaign: evals.map(({ slug }) => slug) }}
          className="mt-1 block rounded border-t px-2 py-1 text-dim hover:bg-hair"
        >
          All eval campaigns together
        </ChoiceLink>
      )}
      {archived.length > 0 && (
        <details className="mt-1 border-t" open={chosen.some(({ archived_at }) => archived_at !== null)}>
          <summary className="rounded px-2 py-1 text-dim hover:bg-hair">
            Archived ({formatCount(archived.length)})
          </summary>
          <CampaignList campaigns={archived} chosen={chosen} count={count} />
        </details>
      )}
    </Menu>
  );
}

function CampaignList({
  campaigns,
  chosen,
  count,
}: {
  campaigns: CampaignOption[];
  chosen: CampaignOption[];
  /** Observations that the filters keep; null where only the runs of the whole campaign are known. */
  count: (campaign: string) => number | null;
}) {
  const toggle = ({ slug, kind }: CampaignOption) => {
    const sameKind = chosen.filter((campaign) => campaign.kind === kind).map((campaign) => campaign.slug);
    return sameKind.includes(slug) ? sameKind.filter((other) => other !== slug) : [...sameKind, slug];
  };
  return (
    <ul>
      {campaigns.map((campaign) => {
        const { slug, kind, runs } = campaign;
        const isChosen = chosen.includes(campaign);
        const kept = count(slug);
        return (
          <li key={slug} className="flex items-center gap-3">
            <ChoiceLink
              change={{ campaign: toggle(campaign) }}
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
                {kept === null ? formatQuantity(runs, "run") : `${formatQuantity(kept, "observation")} kept`}
              </span>
            </ChoiceLink>
            <ChoiceLink
              change={{ campaign: [slug] }}
              aria-label={`Only ${slug}`}
              className="rounded px-2 py-1 text-dim hover:bg-hair hover:text-ink"
            >
              only
            </ChoiceLink>
          </li>
        );
      })}
    </ul>
  );
}
