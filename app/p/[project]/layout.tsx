import type { Metadata } from "next";
import { findProject } from "@/app/load-project";
import { ProjectNavigation } from "@/components/layout/project-navigation";
import { Shell } from "@/components/layout/shell";
import { makeVisible } from "@/lib/format/visible-text";
import { setResponseStatus } from "@/lib/http/response-status";
import { getTombstone } from "@/lib/services/projects/get-tombstone";
import { listProjects } from "@/lib/services/projects/list-projects";
import { MissingProject } from "./missing-project";

type Properties = LayoutProps<"/p/[project]">;

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const { project } = await findProject((await params).project);
  if (!project.ok) return { title: "Not found" };
  const { name } = project.value;
  return { title: { default: name, template: `%s · ${name} · Lacuna` } };
}

export default async function ProjectLayout({ params, children }: Properties) {
  const slug = (await params).project;
  const { db, project: found } = await findProject(slug);
  if (!found.ok) {
    // The page below ends in `notFound()`; without a place for it, this one is what is shown.
    setResponseStatus(404);
    return (
      <Shell>
        <MissingProject slug={slug} tombstone={await getTombstone(db, { project: slug })} />
      </Shell>
    );
  }
  const project = found.value;
  const projects = makeVisible(await listProjects(db));
  const campaigns = project.campaigns.filter(({ archived_at }) => archived_at === null).length;
  return (
    <Shell navigation={<ProjectNavigation project={project} projects={projects} campaigns={campaigns} />}>
      {children}
    </Shell>
  );
}
