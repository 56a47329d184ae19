import Link from "next/link";
import { loadProject } from "@/app/load-project";
import { ThingActions } from "@/components/housekeeping/thing-actions";
import { ImportResult } from "@/components/imports/import-result";
import { ImportedFiles } from "@/components/imports/imported-files";
import { IssueTable } from "@/components/imports/issue-table";
import { LiveImport } from "@/components/imports/live-import";
import { LiveLists } from "@/components/imports/live-lists";
import { MissingPage } from "@/components/layout/missing-page";
import { Notices } from "@/components/ui/notices";
import { formatCount } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { setResponseStatus } from "@/lib/http/response-status";
import { isActive } from "@/lib/import/import-view";
import { parseNumberOf } from "@/lib/requests/parse-number-of";
import { getImport } from "@/lib/services/imports/get-import";
import { listImportFiles } from "@/lib/services/imports/list-import-files";
import { listImportIssues } from "@/lib/services/imports/list-import-issues";
import { getTombstone } from "@/lib/services/projects/get-tombstone";
import { buildImportApiHref } from "@/lib/url/api-url";
import {
  buildImportsHref,
  FILES_SHOWN,
  ISSUES_SHOWN,
  importParsers,
  loadImportQuery,
} from "@/lib/url/imports-url";
import { listUnreadParameters } from "@/lib/url/query-notice";

type Properties = PageProps<"/p/[project]/imports/[import]">;

export async function generateMetadata({ params }: Properties) {
  return { title: `Import ${(await params).import}` };
}

export default async function ImportPage({ params, searchParams }: Properties) {
  const { project: slug, import: text } = await params;
  const { db, project } = await loadProject(slug);
  const id = parseNumberOf("import", text);
  const found = id.ok ? await getImport(db, project.slug, id.value) : id;
  if (!found.ok) {
    setResponseStatus(404);
    const tombstone = id.ok ? await getTombstone(db, { project: project.slug, import: id.value }) : null;
    return (
      <MissingPage
        title={tombstone ? `Import ${text} was deleted` : `There is no import ${text.slice(0, 20)}`}
        links={[{ href: buildImportsHref(project.slug), label: "Imports" }]}
      >
        <p>
          {tombstone
            ? `It went on ${formatTime(tombstone.deleted_at)}, with the runs whose stored content it brought. Importing the same logs again brings them back, under other addresses.`
            : "It may have been deleted with its campaign."}
        </p>
      </MissingPage>
    );
  }
  const view = found.value;
  const raw = await searchParams;
  const notices = listUnreadParameters(importParsers, raw);
  const query = loadImportQuery(raw);
  const asked = Math.max(0, query.issue);
  const place = query.of === null ? null : query.of - 1;
  const list = (offset: number) =>
    listImportIssues(db, project.slug, view.id, { offset, limit: ISSUES_SHOWN, file: place });
  let offset = asked;
  let issues = await list(offset);
  if (issues.ok && issues.value.total > 0 && asked >= issues.value.total) {
    notices.push(
      `There is no line ${formatCount(asked + 1)} of what was not stored; the first ones are shown.`,
    );
    offset = 0;
    issues = await list(offset);
  }
  const { problems } = query;
  const firstFile = Math.max(0, query.file);
  const files = await listImportFiles(db, project.slug, view.id, {
    ...{ offset: firstFile, limit: FILES_SHOWN, problems },
  });
  const issueList = issues.ok ? (
    <IssueTable
      project={project.slug}
      id={view.id}
      issues={issues.value.issues}
      offset={offset}
      total={issues.value.total}
      query={query}
    />
  ) : (
    <p role="alert">What was not stored cannot be listed: {issues.error.message}</p>
  );
  const fileList = files.ok && (
    <ImportedFiles
      project={project.slug}
      id={view.id}
      campaign={view.campaign}
      query={{ ...query, file: firstFile }}
      {...files.value}
    />
  );
  return (
    <div className="px-4 py-4 lg:px-6">
      <div className="mb-1 flex items-center justify-between">
        <Link href={buildImportsHref(project.slug)} className="screen-only text-dim hover:text-ink">
          ← Imports
        </Link>
        {!isActive(view) && (
          <ThingActions
            subject={{
              kind: "import",
              name: `import ${view.id}`,
              href: buildImportApiHref(project.slug, view.id),
            }}
            after={buildImportsHref(project.slug)}
          />
        )}
      </div>
      <Notices notices={notices} />
      <LiveImport key={view.id} served={view} synthetic={project.synthetic}>
        <ImportResult
          view={view}
          hasMap={project.map !== null && project.map.coverage.dimensions.length > 0}
          campaignIsThere={project.campaigns.some((campaign) => campaign.slug === view.campaign)}
          notStored={issues.ok && query.of === null ? issues.value.total : null}
          files={fileList}
        >
          {issueList}
        </ImportResult>
      </LiveImport>
      {isActive(view) && issues.ok && files.ok && (
        <LiveLists
          project={project.slug}
          id={view.id}
          campaign={view.campaign}
          query={{ ...query, issue: offset, file: firstFile }}
          files={files.value}
          issues={issues.value}
        />
      )}
    </div>
  );
}
