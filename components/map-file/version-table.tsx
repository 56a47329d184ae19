import Link from "next/link";
import { VisibleText } from "@/components/ui/visible-text";
import { formatTime } from "@/lib/format/time";
import type { ListedMapVersion } from "@/lib/map/diff/map-version-view";
import { buildMapFileHref } from "@/lib/url/map-file-url";

/** Versions of a map, newest first: who applied each, why, and what it changed. */
export function VersionTable({
  project,
  versions,
  more,
  before,
  shown,
}: {
  project: string;
  versions: ListedMapVersion[];
  /** Whether there are older ones. */
  more: boolean;
  before: number | null;
  /** The version whose text is shown below. */
  shown: number;
}) {
  return (
    <div className="mb-5 overflow-x-auto">
      <table className="w-full">
        <caption className="mb-1 text-left text-xs text-dim">Versions, newest first</caption>
        <thead className="text-xs text-dim">
          <tr className="border-b">
            {["Version", "Applied", "Author", "Reason", "What changed"].map((name) => (
              <th key={name} scope="col" className="py-1.5 pr-4 text-left font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, applied_at, author, reason, current, summary }) => (
            <tr
              key={version}
              className={`border-b border-hair align-top ${version === shown ? "bg-hair" : ""}`}
            >
              <th scope="row" className="py-1 pr-4 pl-1 text-left font-normal whitespace-nowrap">
                <Link
                  href={buildMapFileHref(project, { version, before })}
                  prefetch={false}
                  className="link"
                  aria-current={version === shown ? "true" : undefined}
                >
                  Version {version}
                </Link>
                {current && <span className="text-dim"> · current</span>}
              </th>
              <td className="py-1 pr-4 whitespace-nowrap">{formatTime(applied_at)}</td>
              <td className="max-w-40 py-1 pr-4 [overflow-wrap:anywhere]">
                {author === null ? <span className="text-dim">–</span> : <VisibleText text={author} />}
              </td>
              <td className="max-w-72 py-1 pr-4 [overflow-wrap:anywhere]">
                {reason === null ? <span className="text-dim">–</span> : <VisibleText text={reason} />}
              </td>
              <td className="py-1 pr-1">
                {summary === null ? (
                  <span className="text-dim">the first one</span>
                ) : (
                  <Link
                    href={buildMapFileHref(project, { version, against: version - 1, before })}
                    prefetch={false}
                    className="link"
                    aria-label={`${summary} in version ${version}`}
                  >
                    {summary}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {(more || before !== null) && (
        <p className="screen-only mt-1 flex gap-4">
          {before !== null && (
            <Link href={buildMapFileHref(project)} prefetch={false} className="link">
              newest versions
            </Link>
          )}
          {more && (
            <Link
              href={buildMapFileHref(project, { before: versions.at(-1)!.version })}
              prefetch={false}
              className="link"
            >
              older versions
            </Link>
          )}
        </p>
      )}
    </div>
  );
}
