import { loadProject } from "@/app/load-project";
import { NoMap } from "@/components/layout/no-map";
import { PageHeader } from "@/components/layout/page-header";
import { VisibleText } from "@/components/ui/visible-text";
import { formatTime } from "@/lib/format/time";

import { Rebucketing } from "../rebucketing";

export const metadata = { title: "Map file" };

export default async function MapFilePage({ params }: PageProps<"/p/[project]/map-file">) {
  const { db, project } = await loadProject((await params).project);
  const { map, slug } = project;
  return (
    <div className="max-w-5xl px-4 py-4 lg:px-6">
      <PageHeader
        title="Map file"
        synthetic={project.synthetic}
        aside={
          map && (
            <a
              className="control"
              download={`${slug}-v${map.version}.yaml`}
              href={`data:text/yaml;charset=utf-8,${encodeURIComponent(map.text)}`}
            >
              Download
            </a>
          )
        }
      >
        {map
          ? `${map.coverage.name} · version ${map.version}, applied ${formatTime(map.applied_at)} · kept byte for byte`
          : project.name}
      </PageHeader>
      <Rebucketing db={db} project={slug} states={["running", "interrupted", "failed"]} />
      {map ? (
        <pre className="overflow-x-auto rounded-lg border bg-panel p-4 text-xs leading-5 whitespace-pre-wrap break-words">
          <VisibleText text={map.text} />
        </pre>
      ) : (
        <NoMap project={slug} />
      )}
    </div>
  );
}
