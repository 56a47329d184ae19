import type { ReactNode } from "react";
import { loadProject } from "@/app/load-project";
import { ProjectSettings } from "@/components/housekeeping/project-settings";
import { PageHeader } from "@/components/layout/page-header";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";

export const metadata = { title: "Settings" };

export default async function SettingsPage({ params }: PageProps<"/p/[project]/settings">) {
  const { project } = await loadProject((await params).project);
  const { slug, name, map, campaigns, created_at, archived_at } = project;
  const runs = campaigns.reduce((sum, campaign) => sum + campaign.runs, 0);
  const archived = campaigns.filter((campaign) => campaign.archived_at !== null).length;
  const facts: [string, ReactNode][] = [
    ["Created", formatTime(created_at)],
    ["Map version", map ? `${map.version}, applied ${formatTime(map.applied_at)}` : "none"],
    [
      "Campaigns",
      formatCount(campaigns.length) + (archived > 0 ? `, ${formatCount(archived)} archived` : ""),
    ],
    ["Runs", formatCount(runs)],
    ...(archived_at === null ? [] : [["Archived", formatTime(archived_at)] as [string, string]]),
  ];
  return (
    <div className="max-w-2xl px-4 py-4 lg:px-6">
      <PageHeader title="Settings" synthetic={project.synthetic}>
        <VisibleText text={name} />
      </PageHeader>
      <dl className="mb-6 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        {facts.map(([label, fact]) => (
          <div key={label} className="contents">
            <dt className="text-dim">{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <ProjectSettings key={`${slug} ${name}`} project={{ slug, name, isArchived: archived_at !== null }} />
    </div>
  );
}
