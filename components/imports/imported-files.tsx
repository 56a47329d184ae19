import Link from "next/link";
import { ListPages } from "@/components/ui/list-pages";
import { VisibleText } from "@/components/ui/visible-text";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { type ImportFileView, isCutShort } from "@/lib/import/import-view";
import { buildImportHref, FILES_SHOWN, type ImportQuery } from "@/lib/url/imports-url";
import { buildRunsHref, type RunsQuery } from "@/lib/url/runs-url";

const NUMBERS = ["Size", "Runs", "New", "Unchanged", "Replaced", "Messages", "Set aside"];

/** The files that an import came to, and what became of each. */
export function ImportedFiles({
  project,
  id,
  campaign,
  query,
  files,
  total,
  with_problems,
}: {
  project: string;
  id: number;
  /** The campaign that holds the runs. */
  campaign: string;
  query: ImportQuery;
  files: ImportFileView[];
  total: number;
  /** Logs that were not read and stored whole. */
  with_problems: number;
}) {
  if (total === 0) return null;
  const { problems } = query;
  const buildHref = (change: Partial<ImportQuery>) => buildImportHref(project, id, { ...query, ...change });
  const shownOf = problems ? with_problems : total;
  return (
    <section className="mb-6">
      <h2 className="mb-1">Files</h2>
      {files.some(({ partial }) => partial) && (
        <p className="mb-1 max-w-3xl">
          What was read of a file in part is stored; import the whole file later to complete it.
        </p>
      )}
      <div className="print-whole max-h-[60dvh] overflow-auto rounded-lg border">
        <table aria-label="Files" className="w-full tabular-nums">
          <thead>
            <tr>
              {["File", "Format", ...NUMBERS, "Read"].map((name) => (
                <th
                  key={name}
                  className={`sticky top-0 border-b bg-panel px-3 py-1.5 text-xs font-medium whitespace-nowrap text-dim ${NUMBERS.includes(name) ? "text-right" : "text-left"}`}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <FileRow
                key={file.position}
                file={file}
                issuesHref={buildHref({ of: file.position + 1, issue: 0 })}
                runsHref={buildRunsHref(project, { campaign: [campaign], ...findOrigin(id, file) })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <ListPages
        label="Pages of files"
        page={{ offset: query.file, limit: FILES_SHOWN, shown: files.length, total: shownOf }}
        all={problems ? `${formatQuantity(shownOf, "file")} with problems` : formatQuantity(total, "file")}
        buildHref={(file) => buildHref({ file })}
      >
        {(problems || with_problems > 0) && (
          <Link
            href={buildHref({ problems: !problems, file: 0 })}
            prefetch={false}
            scroll={false}
            className="control screen-only"
          >
            {problems ? "All files" : `Only the ${formatCount(with_problems)} with problems`}
          </Link>
        )}
      </ListPages>
    </section>
  );
}

/** Where the runs of a file are found: those it held before as well are not the import's. */
function findOrigin(id: number, { file, unchanged }: ImportFileView): Pick<RunsQuery, "file" | "import"> {
  return { file, import: unchanged === 0 ? id : null };
}

function FileRow({
  file,
  issuesHref,
  runsHref,
}: {
  file: ImportFileView;
  issuesHref: string;
  runsHref: string;
}) {
  const { format, bytes, runs, unchanged, replaced, messages, set_aside, partial } = file;
  const isSkipped = format === null;
  const colour = isCutShort(file) ? "text-alarm" : "";
  const numbers = [file.new, unchanged, replaced, messages];
  return (
    <tr className="border-t border-hair first:border-t-0 hover:bg-hair">
      <td className="min-w-36 px-3 py-1 [overflow-wrap:anywhere]">
        <VisibleText text={file.file} />
      </td>
      <td className="px-3 whitespace-nowrap text-dim">{format ?? "–"}</td>
      <td className="px-3 text-right whitespace-nowrap text-dim">
        {bytes === null || isSkipped ? "–" : formatBytes(bytes)}
      </td>
      <td className="px-3 text-right">
        {runs > 0 ? (
          <Link href={runsHref} prefetch={false} className="link" aria-label={formatQuantity(runs, "run")}>
            {formatCount(runs)}
          </Link>
        ) : (
          <span className="text-dim">0</span>
        )}
      </td>
      {numbers.map((count, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places.
        <td key={column} className={`px-3 text-right ${count ? "" : "text-dim"}`}>
          {count === null ? "–" : formatCount(count)}
        </td>
      ))}
      <td className="px-3 text-right">
        {set_aside ? (
          <Link href={issuesHref} prefetch={false} scroll={false} className="link text-alarm">
            {formatCount(set_aside)}
          </Link>
        ) : (
          <span className="text-dim">{set_aside === null ? "–" : 0}</span>
        )}
      </td>
      <td className={`px-3 whitespace-nowrap ${colour || "text-dim"}`}>
        {isSkipped && bytes !== null ? (
          <Link href={issuesHref} prefetch={false} scroll={false} className={`link ${colour}`}>
            skipped
          </Link>
        ) : isSkipped ? (
          "skipped"
        ) : partial ? (
          "in part"
        ) : (
          "whole"
        )}
      </td>
    </tr>
  );
}
