import Link from "next/link";
import { NewProjectForm } from "@/components/layout/new-project-form";
import { PageHeader } from "@/components/layout/page-header";
import { Shell } from "@/components/layout/shell";
import { Command } from "@/components/ui/command";
import { EmptyState } from "@/components/ui/empty-state";
import { formatCount } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { listProjects } from "@/lib/services/list-projects";
import { openDatabaseForPage } from "./open-database-for-page";

export const dynamic = "force-dynamic";
export const metadata = { title: "Projects" };

const IMPORT = "npx lacuna import path/to/logs --project my-evals --map map.yaml";

export default async function ProjectsPage() {
  const projects = await listProjects(await openDatabaseForPage());
  return (
    <Shell>
      <div className="max-w-5xl px-4 py-4 lg:px-6">
        <PageHeader title="Projects" synthetic={false}>
          Each holds one coverage map and the campaigns that are measured against it.
        </PageHeader>
        {projects.length === 0 ? (
          <EmptyState title="No project yet">
            <p>Name one, and drop its first eval logs (Inspect .eval or .json, or JSONL run records):</p>
            <NewProjectForm />
            <p>Or import them by the command line:</p>
            <Command>{IMPORT}</Command>
          </EmptyState>
        ) : (
          <>
            <ProjectTable projects={projects} />
            <h2 className="mt-8 mb-1">Import your own logs</h2>
            <p className="mb-2 text-dim">
              Files or folders of Inspect logs or JSONL run records. Name a project, and drop its first logs:
            </p>
            <NewProjectForm />
            <p className="mt-3 mb-2 text-dim">
              Or by the command line. Without a map yet, let <code>npx lacuna map suggest path/to/logs</code>{" "}
              propose one.
            </p>
            <Command>{IMPORT}</Command>
          </>
        )}
      </div>
    </Shell>
  );
}

function ProjectTable({ projects }: { projects: Awaited<ReturnType<typeof listProjects>> }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full">
        <caption className="sr-only">Projects</caption>
        <thead className="text-left text-xs text-dim">
          <tr>
            <th className="py-1.5 pr-4 font-normal">Project</th>
            <th className="px-4 text-right font-normal">Map version</th>
            <th className="px-4 text-right font-normal">Campaigns</th>
            <th className="px-4 text-right font-normal">Runs</th>
            <th className="pl-4 font-normal">Created</th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <tr key={project.slug} className="border-t hover:bg-hair">
              <td className="py-1.5 pr-4">
                <Link href={`/p/${encodeURIComponent(project.slug)}/map`} className="link">
                  {project.name}
                </Link>
                {project.name !== project.slug && <span className="ml-2 text-dim">{project.slug}</span>}
                {project.synthetic && <span className="ml-2 text-dim">synthetic demo data</span>}
              </td>
              <td className="px-4 text-right">{project.map_version ?? "none"}</td>
              <td className="px-4 text-right">{formatCount(project.campaigns)}</td>
              <td className="px-4 text-right">{formatCount(project.runs)}</td>
              <td className="pl-4 whitespace-nowrap text-dim">{formatTime(project.created_at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
