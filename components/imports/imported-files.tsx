import { VisibleText } from "@/components/ui/visible-text";
import { formatCount, formatQuantity } from "@/lib/format/number";
import type { ImportLists } from "@/lib/import/import-view";

const SHOWN = 200;

/** The files that were read, those read only in part first. */
export function ImportedFiles({ files }: { files: ImportLists["files"] }) {
  if (files.length === 0) return null;
  const partial = files.filter((file) => file.partial);
  const ordered = [...partial, ...files.filter((file) => !file.partial)];
  return (
    <section className="mb-6">
      <h2 className="mb-1">{formatQuantity(files.length, "file")} read</h2>
      {partial.length > 0 && (
        <p className="mb-1 max-w-3xl">
          {formatQuantity(partial.length, "file")} could be read only in part. What was read is stored; import
          the whole {partial.length === 1 ? "file" : "files"} later to complete it.
        </p>
      )}
      <div className="max-h-80 overflow-auto">
        <table className="w-full">
          <caption className="sr-only">Files read</caption>
          <thead className="text-xs text-dim">
            <tr>
              <th className="py-1 pr-4 text-left font-normal">File</th>
              <th className="px-3 text-left font-normal">Format</th>
              <th className="px-3 text-right font-normal">Runs</th>
              <th className="px-3 text-right font-normal">Messages</th>
              <th className="pl-3 text-left font-normal">Read</th>
            </tr>
          </thead>
          <tbody>
            {ordered.slice(0, SHOWN).map((file) => (
              <tr key={file.file} className="border-t hover:bg-hair">
                <td className="py-1 pr-4 [overflow-wrap:anywhere]">
                  <VisibleText text={file.file} />
                </td>
                <td className="px-3 whitespace-nowrap text-dim">{file.format}</td>
                <td className="px-3 text-right">{formatCount(file.runs)}</td>
                <td className="px-3 text-right">{formatCount(file.messages)}</td>
                <td className={`pl-3 whitespace-nowrap ${file.partial ? "text-alarm" : "text-dim"}`}>
                  {file.partial ? "in part" : "whole"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {files.length > SHOWN && <p className="mt-1 text-dim">and {formatCount(files.length - SHOWN)} more</p>}
    </section>
  );
}
