import Link from "next/link";
import { UnmappedTable } from "@/components/ui/unmapped-table";
import { formatCount } from "@/lib/format/number";
import type { ImportLists } from "@/lib/import/import-view";
import { buildMapHref } from "@/lib/url/map-url";

/** Lines shown; the map lists them all. */
const SHOWN = 50;

/** Raw values that no declared value recognises. */
export function UnknownValues({
  project,
  campaign,
  values,
}: {
  project: string;
  campaign: string;
  values: ImportLists["unmapped"];
}) {
  if (values.length === 0) return null;
  return (
    <section className="mb-6">
      <h2 className="mb-1">Values that the map does not know</h2>
      <p className="mb-2 text-dim">
        They count as “other” until the map names them; the{" "}
        <Link href={buildMapHref(project, { campaign: [campaign] })} className="link">
          map
        </Link>{" "}
        lists those of all campaigns.
      </p>
      <UnmappedTable values={values.slice(0, SHOWN)} />
      {values.length > SHOWN && (
        <p className="mt-1 text-dim">and {formatCount(values.length - SHOWN)} more</p>
      )}
    </section>
  );
}
