import { MissingPage } from "@/components/layout/missing-page";
import { VisibleText } from "@/components/ui/visible-text";
import { formatTime } from "@/lib/format/time";
import type { ProjectDetail } from "@/lib/services/projects/get-project";
import type { Tombstone } from "@/lib/services/projects/get-tombstone";
import { buildCampaignsHref } from "@/lib/url/campaigns-url";
import { buildMapHref } from "@/lib/url/map-url";
import { buildRunHref } from "@/lib/url/run-url";

/** What a link to a run shows that is not there, or no longer. */
export function MissingRun({
  project,
  run,
  tombstone,
  back,
}: {
  project: ProjectDetail;
  run: string;
  tombstone: Tombstone | null;
  /** Where the reader came from. */
  back: { href: string; label: string };
}) {
  const campaign = project.campaigns.find(({ slug }) => slug === tombstone?.campaign);
  const links = [
    back,
    ...(campaign
      ? [
          {
            href: buildMapHref(project.slug, { campaign: [campaign.slug] }),
            label: `Campaign ${campaign.slug}`,
          },
        ]
      : []),
    { href: buildCampaignsHref(project.slug), label: "All campaigns" },
  ];
  if (tombstone === null || tombstone.key === null) {
    return (
      <MissingPage title={`There is no run ${run.slice(0, 20)}`} links={links}>
        <p>{project.name} has never held a run of this number.</p>
      </MissingPage>
    );
  }
  const { key, attempt, deleted_at, again } = tombstone;
  const current = again === null ? [] : [{ href: buildRunHref(project.slug, again), label: `Run ${again}` }];
  return (
    <MissingPage title={`Run ${run} was deleted`} links={[...current, ...links]}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt>run</dt>
        <dd className="text-ink [overflow-wrap:anywhere]">
          <VisibleText text={key} />
        </dd>
        <dt>attempt</dt>
        <dd className="text-ink">{attempt}</dd>
        <dt>campaign</dt>
        <dd className="text-ink">
          {tombstone.campaign}
          {!campaign && <span className="text-dim"> (no longer there)</span>}
        </dd>
        <dt>deleted</dt>
        <dd className="text-ink">
          {formatTime(deleted_at)}
          {tombstone.kind !== "run" && `, with ${describeOwner(tombstone)}`}
        </dd>
      </dl>
      <p>
        {again === null
          ? "Its transcript and its outcome are gone. Importing its log again brings them back, under another address."
          : `The same run was imported again since: it is run ${again} now.`}
      </p>
    </MissingPage>
  );
}

function describeOwner({ kind, name }: Tombstone): string {
  return kind === "import" ? name : `${kind} ${name}`;
}
