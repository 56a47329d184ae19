import { VisibleText } from "@/components/ui/visible-text";
import { formatCount } from "@/lib/format/number";
import type { ImportLists } from "@/lib/import/import-view";

/** Lines shown; the command line lists them all. */
const SHOWN = 200;

/** What to know of files that were read nevertheless. */
export function ImportWarnings({ warnings, total }: { warnings: ImportLists["warnings"]; total: number }) {
  if (warnings.length === 0) return null;
  return (
    <section className="mb-6">
      <h2 className="mb-1">Read with a warning</h2>
      <ul aria-label="Warnings" className="print-whole max-h-80 max-w-4xl overflow-auto">
        {warnings.slice(0, SHOWN).map(({ file, message }) => (
          <li
            key={`${file}\n${message}`}
            className="border-t border-hair py-1 [overflow-wrap:anywhere] first:border-t-0"
          >
            <VisibleText text={file} />
            <span className="block text-dim">
              <VisibleText text={message} />
            </span>
          </li>
        ))}
      </ul>
      {total > SHOWN && <p className="mt-1 text-dim">and {formatCount(total - SHOWN)} more</p>}
    </section>
  );
}
