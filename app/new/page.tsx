import { redirect } from "next/navigation";
import { openDatabaseForPage } from "@/app/open-database-for-page";
import { UploadForm } from "@/components/imports/upload-form";
import { NewProjectForm } from "@/components/layout/new-project-form";
import { PageHeader } from "@/components/layout/page-header";
import { Shell } from "@/components/layout/shell";
import { checkSlug } from "@/lib/services/projects/check-slug";
import { listProjects } from "@/lib/services/projects/list-projects";
import { buildImportsHref, loadNewProjectQuery } from "@/lib/url/imports-url";
import { suggestSlug } from "@/lib/url/project-slug";

export const dynamic = "force-dynamic";
export const metadata = { title: "New project" };

/** A project begins with its first import; until then it is a name in an address. */
export default async function NewProjectPage({ searchParams }: PageProps<"/new">) {
  const name = loadNewProjectQuery(await searchParams).project.trim();
  const slug = checkSlug("project", name).ok ? name : suggestSlug(name);
  const projects = await listProjects(await openDatabaseForPage(), { archived: true });
  if (projects.some((project) => project.slug === slug)) redirect(buildImportsHref(slug));
  return (
    <Shell>
      <div className="max-w-5xl px-4 py-4 lg:px-6">
        <PageHeader title={slug === "" ? "New project" : `New project ${slug}`} synthetic={false}>
          {slug !== "" && "It is made when its first logs arrive. A coverage map can follow later."}
        </PageHeader>
        {slug === "" ? (
          <>
            {name !== "" && (
              <p role="alert" className="mb-3 text-alarm">
                The name needs a letter from a to z or a digit: it becomes a part of addresses and commands.
              </p>
            )}
            <NewProjectForm />
          </>
        ) : (
          <UploadForm project={slug} campaigns={[]} />
        )}
      </div>
    </Shell>
  );
}
