import Link from "next/link";
import { notFound } from "next/navigation";
import { loadProject } from "@/app/load-project";
import { ImportResult } from "@/components/imports/import-result";
import { IssueTable } from "@/components/imports/issue-table";
import { LiveImport } from "@/components/imports/live-import";
import { Notices } from "@/components/ui/notices";
import { isActive } from "@/lib/import/import-view";
import { getImport } from "@/lib/services/get-import";
import { listImportIssues } from "@/lib/services/list-import-issues";
import { buildImportsHref, ISSUES_SHOWN, importParsers, loadImportQuery } from "@/lib/url/imports-url";
import { listUnreadParameters, type RawQuery } from "@/lib/url/query-notice";

type Parameters = { params: Promise<{ project: string; import: string }> };

export async function generateMetadata({ params }: Parameters) {
  return { title: `Import ${(await params).import}` };
}

export default async function ImportPage({
  params,
  searchParams,
}: Parameters & { searchParams: Promise<RawQuery> }) {
  const { project: slug, import: id } = await params;
  const { db, project } = await loadProject(slug);
  const found = await getImport(db, project.slug, Number(id));
  if (!found.ok) notFound();
  const view = found.value;
  const raw = await searchParams;
  const offset = Math.max(0, loadImportQuery(raw).issue);
  const issues = isActive(view)
    ? null
    : await listImportIssues(db, project.slug, view.id, { offset, limit: ISSUES_SHOWN });
  return (
    <div className="px-4 py-4 lg:px-6">
      <p className="mb-1">
        <Link href={buildImportsHref(project.slug)} className="screen-only text-dim hover:text-ink">
          ← Imports
        </Link>
      </p>
      <Notices notices={listUnreadParameters(importParsers, raw)} />
      <LiveImport key={view.id} served={view} synthetic={project.synthetic}>
        <ImportResult
          view={view}
          hasMap={project.map !== null && project.map.coverage.dimensions.length > 0}
          campaignIsThere={project.campaigns.some((campaign) => campaign.slug === view.campaign)}
        >
          {issues?.ok && (
            <IssueTable
              project={project.slug}
              id={view.id}
              issues={issues.value.issues}
              offset={offset}
              total={issues.value.total}
            />
          )}
          {issues && !issues.ok && (
            <p role="alert">What was not stored cannot be listed: {issues.error.message}</p>
          )}
        </ImportResult>
      </LiveImport>
    </div>
  );
}
