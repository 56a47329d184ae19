import type { Metadata } from "next";
import type { ReactNode } from "react";
import { findProject, loadProject } from "@/app/load-project";
import { ProjectNavigation } from "@/components/layout/project-navigation";
import { Shell } from "@/components/layout/shell";
import { makeVisible } from "@/lib/format/visible-text";
import { listProjects } from "@/lib/services/list-projects";

type Parameters = { params: Promise<{ project: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Parameters): Promise<Metadata> {
  const { project } = await findProject((await params).project);
  if (!project.ok) return { title: "Not found" };
  const { name } = project.value;
  return { title: { default: name, template: `%s · ${name} · Lacuna` } };
}

export default async function ProjectLayout({ params, children }: Parameters & { children: ReactNode }) {
  const { db, project } = await loadProject((await params).project);
  const projects = makeVisible(await listProjects(db));
  return (
    <Shell
      navigation={
        <ProjectNavigation project={project} projects={projects} campaigns={project.campaigns.length} />
      }
    >
      {children}
    </Shell>
  );
}
