import Link from "next/link";
import { loadProject } from "@/app/load-project";
import { StatusProvider } from "@/components/housekeeping/status";
import { PageHeader } from "@/components/layout/page-header";
import { SnapshotTable } from "@/components/snapshots/snapshot-table";
import { EmptyState } from "@/components/ui/empty-state";
import { listSnapshots } from "@/lib/services/snapshots/list-snapshots";
import { buildNewSnapshotHref } from "@/lib/url/snapshot-url";

export const metadata = { title: "Snapshots" };

export default async function SnapshotsPage({ params }: PageProps<"/p/[project]/snapshots">) {
  const { db, project } = await loadProject((await params).project);
  const stored = await listSnapshots(db, project.slug);
  const snapshots = stored.ok ? stored.value.snapshots : [];
  return (
    <div className="px-4 py-4 lg:px-6">
      <PageHeader
        title="Snapshots"
        synthetic={project.synthetic}
        aside={
          <Link href={buildNewSnapshotHref(project.slug, {})} className="control screen-only">
            New snapshot
          </Link>
        }
      >
        {project.name}, newest first · frozen copies of the map, which never change
      </PageHeader>
      <StatusProvider>
        {snapshots.length > 0 ? (
          <SnapshotTable project={project.slug} snapshots={snapshots} />
        ) : (
          <EmptyState title="Nothing has been shared">
            <p>
              A snapshot is the map as it is shown, frozen, with paths, e-mail addresses and keys masked and
              without transcripts. A secret link shows it to a reader without an account; one file shows it
              without a server.
            </p>
            <Link href={buildNewSnapshotHref(project.slug, {})} className="control control-primary">
              Share the map as it is now
            </Link>
          </EmptyState>
        )}
      </StatusProvider>
    </div>
  );
}
