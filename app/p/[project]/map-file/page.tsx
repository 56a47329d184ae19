import Link from "next/link";
import { loadProject } from "@/app/load-project";
import { NoMap } from "@/components/layout/no-map";
import { PageHeader } from "@/components/layout/page-header";
import { ChangeList } from "@/components/map-file/change-list";
import { VersionTable } from "@/components/map-file/version-table";
import { Notices } from "@/components/ui/notices";
import { Panel } from "@/components/ui/panel";
import { VisibleText } from "@/components/ui/visible-text";
import type { Database } from "@/lib/db/database";
import { formatTime } from "@/lib/format/time";
import { diffMapVersions, getMapVersion, listMapVersions } from "@/lib/services/maps/list-map-versions";
import { loadMapFileQuery, MAP_VERSIONS_SHOWN, mapFileParsers } from "@/lib/url/map-file-url";
import { listUnreadParameters } from "@/lib/url/query-notice";
import { buildRefineHref } from "@/lib/url/refine-url";
import { Rebucketing } from "../rebucketing";

export const metadata = { title: "Map file" };

export default async function MapFilePage({ params, searchParams }: PageProps<"/p/[project]/map-file">) {
  const { db, project } = await loadProject((await params).project);
  const { map, slug } = project;
  const raw = await searchParams;
  const { version, against, before } = loadMapFileQuery(raw);
  const notices = listUnreadParameters(mapFileParsers, raw);
  const asked = map && version !== null ? await getMapVersion(db, slug, version) : null;
  if (asked && !asked.ok) notices.push(`${asked.error.message}; the current one is shown.`);
  const compared = map && against !== null ? await getMapVersion(db, slug, against) : null;
  if (compared && !compared.ok) notices.push(`${compared.error.message}; nothing is compared.`);
  const shown = asked?.ok ? asked.value : map;
  return (
    <div className="max-w-5xl px-4 py-4 lg:px-6">
      <PageHeader
        title="Map file"
        synthetic={project.synthetic}
        aside={
          shown && (
            <span className="flex gap-2">
              {shown.version !== map?.version && (
                <Link
                  href={buildRefineHref(slug, { version: shown.version })}
                  prefetch={false}
                  className="control"
                >
                  Take this version back
                </Link>
              )}
              <a
                className="control"
                download={`${slug}-v${shown.version}.yaml`}
                href={`data:text/yaml;charset=utf-8,${encodeURIComponent(shown.text)}`}
              >
                Download
              </a>
            </span>
          )
        }
      >
        {map && shown
          ? `${map.coverage.name} · version ${shown.version}, applied ${formatTime(shown.applied_at)} · kept byte for byte`
          : project.name}
      </PageHeader>
      <Notices notices={notices} />
      <Rebucketing db={db} project={slug} states={["running", "interrupted", "failed"]} />
      {shown ? (
        <>
          <Panel title="The list of versions">
            <Versions db={db} project={slug} before={before} shown={shown.version} />
          </Panel>
          {compared?.ok && (
            <Panel title="The comparison">
              <Changes db={db} project={slug} from={compared.value.version} to={shown.version} />
            </Panel>
          )}
          <pre className="overflow-x-auto rounded-lg border bg-panel p-4 text-xs leading-5 whitespace-pre-wrap break-words">
            <VisibleText text={shown.text} />
          </pre>
        </>
      ) : (
        <NoMap project={slug} />
      )}
    </div>
  );
}

async function Versions({
  db,
  project,
  before,
  shown,
}: {
  db: Database;
  project: string;
  before: number | null;
  shown: number;
}) {
  const listed = await listMapVersions(db, project, { before, limit: MAP_VERSIONS_SHOWN });
  if (!listed.ok) return <Notices notices={[listed.error.message]} />;
  return <VersionTable project={project} {...listed.value} before={before} shown={shown} />;
}

async function Changes({
  db,
  project,
  from,
  to,
}: {
  db: Database;
  project: string;
  from: number;
  to: number;
}) {
  const diff = await diffMapVersions(db, project, { from, to });
  if (!diff.ok) return <Notices notices={[diff.error.message]} />;
  return <ChangeList from={from} to={to} diff={diff.value} />;
}
