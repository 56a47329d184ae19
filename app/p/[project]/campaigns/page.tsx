import Link from "next/link";
import { loadProject } from "@/app/load-project";
import { NoRuns } from "@/components/layout/no-map";
import { PageHeader } from "@/components/layout/page-header";
import { formatCount } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { buildMapHref } from "@/lib/url/map-url";

export const metadata = { title: "Campaigns" };

const OUTCOMES = ["pass", "fail", "invalid", "error", "unscored", "item"] as const;

export default async function CampaignsPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await loadProject((await params).project);
  const { campaigns, slug } = project;
  const outcomes = OUTCOMES.filter(
    (outcome) => outcome !== "item" || campaigns.some((campaign) => campaign.kind === "training"),
  );
  return (
    <div className="max-w-6xl px-4 py-4 lg:px-6">
      <PageHeader title="Campaigns" synthetic={project.synthetic}>
        {project.name}, newest first
      </PageHeader>
      {campaigns.length === 0 ? (
        <NoRuns project={slug} />
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full">
            <caption className="sr-only">Campaigns</caption>
            <thead className="text-xs text-dim">
              <tr>
                <th className="py-1.5 pr-4 text-left font-normal">Campaign</th>
                <th className="px-3 text-left font-normal">Kind</th>
                <th className="px-3 text-right font-normal">Runs</th>
                <th className="px-3 text-right font-normal">Observations</th>
                {outcomes.map((outcome) => (
                  <th key={outcome} className="px-3 text-right font-normal">
                    {outcome}
                  </th>
                ))}
                <th className="pl-4 text-left font-normal">Created</th>
              </tr>
            </thead>
            <tbody>
              {campaigns.map((campaign) => (
                <tr key={campaign.slug} className="border-t hover:bg-hair">
                  <td className="py-1.5 pr-4">
                    <Link href={buildMapHref(slug, { campaign: [campaign.slug] })} className="link">
                      {campaign.slug}
                    </Link>
                  </td>
                  <td className="px-3 text-dim">{campaign.kind}</td>
                  <td className="px-3 text-right">{formatCount(campaign.runs)}</td>
                  <td className="px-3 text-right">{formatCount(campaign.observations)}</td>
                  {outcomes.map((outcome) => {
                    const count = campaign.outcomes[outcome] ?? 0;
                    return (
                      <td key={outcome} className={`px-3 text-right ${count === 0 ? "text-dim" : ""}`}>
                        {formatCount(count)}
                      </td>
                    );
                  })}
                  <td className="pl-4 whitespace-nowrap text-dim">{formatTime(campaign.created_at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
