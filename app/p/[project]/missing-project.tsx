import { MissingPage } from "@/components/layout/missing-page";
import { VisibleText } from "@/components/ui/visible-text";
import { formatTime } from "@/lib/format/time";
import type { Tombstone } from "@/lib/services/projects/get-tombstone";

const LINKS = [{ href: "/", label: "All projects" }];

/** What every address of a project shows that is not there, or no longer. */
export function MissingProject({ slug, tombstone }: { slug: string; tombstone: Tombstone | null }) {
  const name = <VisibleText text={slug.slice(0, 100)} />;
  return tombstone === null ? (
    <MissingPage title={<>There is no project “{name}”</>} links={LINKS}>
      <p>The address may be incomplete, or the project was given another address.</p>
    </MissingPage>
  ) : (
    <MissingPage title={<>Project “{name}” was deleted</>} links={LINKS}>
      <p>
        It was deleted on {formatTime(tombstone.deleted_at)}, with its map, its campaigns and their runs.
        Importing the same logs into a project of this name makes it anew.
      </p>
    </MissingPage>
  );
}
