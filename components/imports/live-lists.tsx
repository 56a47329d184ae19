"use client";

import type { ImportFilesPage, ImportIssuesPage } from "@/lib/import/import-view";
import { buildImportListHref } from "@/lib/url/api-url";
import { FILES_SHOWN, type ImportQuery, ISSUES_SHOWN } from "@/lib/url/imports-url";
import { ImportedFiles } from "./imported-files";
import { IssueTable } from "./issue-table";
import { usePolled } from "./use-polled";

const goesOn = () => true;

/** What an import that goes on has read and not stored so far. */
export function LiveLists({
  project,
  id,
  campaign,
  query,
  files,
  issues,
}: {
  project: string;
  id: number;
  campaign: string;
  query: ImportQuery;
  files: ImportFilesPage;
  issues: ImportIssuesPage;
}) {
  const concern = {
    project,
    isConcerned: ({ imports }: { imports: number[] | null }) => imports?.includes(id) ?? true,
  };
  const { of, file, problems, issue } = query;
  const issuesHref = buildImportListHref(project, id, "issues", {
    ...{ offset: issue, limit: ISSUES_SHOWN, ...(of !== null && { file: of - 1 }) },
  });
  const filesHref = buildImportListHref(project, id, "files", { offset: file, limit: FILES_SHOWN, problems });
  const issuesNow = usePolled(issuesHref, issues, goesOn, concern).value;
  const filesNow = usePolled(filesHref, files, goesOn, concern).value;
  return (
    <div className="mt-6 max-w-6xl">
      <IssueTable project={project} id={id} query={query} offset={issue} {...issuesNow} />
      <ImportedFiles project={project} id={id} campaign={campaign} query={query} {...filesNow} />
    </div>
  );
}
