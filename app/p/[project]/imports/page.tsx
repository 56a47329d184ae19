import { loadProject } from "@/app/load-project";
import { StatusProvider } from "@/components/housekeeping/status";
import { ImportHistory } from "@/components/imports/import-history";
import { UploadForm } from "@/components/imports/upload-form";
import { PageHeader } from "@/components/layout/page-header";
import { Notices } from "@/components/ui/notices";
import { listImports } from "@/lib/services/imports/list-imports";
import { IMPORTS_SHOWN, importsParsers, loadImportsQuery } from "@/lib/url/imports-url";
import { listUnreadParameters } from "@/lib/url/query-notice";

export const metadata = { title: "Imports" };

export default async function ImportsPage({ params, searchParams }: PageProps<"/p/[project]/imports">) {
  const { db, project } = await loadProject((await params).project);
  const raw = await searchParams;
  const { before } = loadImportsQuery(raw);
  const history = await listImports(db, project.slug, { limit: IMPORTS_SHOWN, before });
  return (
    <div className="px-4 py-4 lg:px-6">
      <PageHeader title="Imports" synthetic={project.synthetic}>
        {project.name} · the same logs again change nothing
      </PageHeader>
      <Notices notices={listUnreadParameters(importsParsers, raw)} />
      <UploadForm
        project={project.slug}
        campaigns={project.campaigns.map(({ slug, kind }) => ({ slug, kind }))}
      />
      {history.ok ? (
        <StatusProvider>
          <ImportHistory key={before} project={project.slug} before={before} served={history.value} />
        </StatusProvider>
      ) : (
        <p role="alert">The imports cannot be listed: {history.error.message}</p>
      )}
    </div>
  );
}
