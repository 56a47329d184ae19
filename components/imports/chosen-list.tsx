import { X } from "lucide-react";
import { VisibleText } from "@/components/ui/visible-text";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { formatVisibleText } from "@/lib/format/visible-text";
import { type Choice, sumBytes } from "./chosen-files";

/** Lines that a page can hold without slowing down. */
const SHOWN = 200;

/** What was chosen, with sizes, before anything is sent. */
export function ChosenList({ choice, onRemove }: { choice: Choice; onRemove: (name: string) => void }) {
  const { files, hidden, unreadable } = choice;
  return (
    <section aria-label="Chosen files" className="mb-3">
      <p role="status" className="mb-1">
        <strong className="font-medium">{formatQuantity(files.length, "file")}</strong>,{" "}
        {formatBytes(sumBytes(files))}
        {hidden > 0 && <span className="text-dim"> · {formatQuantity(hidden, "hidden one")} left out</span>}
      </p>
      {unreadable.map(({ name, message }) => (
        <p key={name} className="text-alarm">
          <VisibleText text={name} /> cannot be read: {message}
        </p>
      ))}
      <div className="max-h-64 overflow-auto rounded-lg border">
        <table className="w-full">
          <caption className="sr-only">Files to import</caption>
          <tbody>
            {files.slice(0, SHOWN).map(({ name, file }) => (
              <tr key={name} className="h-[30px] border-t border-hair first:border-t-0 hover:bg-hair">
                <td className="px-3 py-1 [overflow-wrap:anywhere]">
                  <VisibleText text={name} />
                </td>
                <td className="px-3 text-right whitespace-nowrap text-dim">{formatBytes(file.size)}</td>
                <td className="w-8 pr-2">
                  <button
                    type="button"
                    onClick={() => onRemove(name)}
                    aria-label={`Leave out ${formatVisibleText(name)}`}
                    title="Leave out"
                    className="rounded p-1 text-dim hover:text-ink"
                  >
                    <X size={14} aria-hidden />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {files.length > SHOWN && (
          <p className="px-3 py-1.5 text-dim">and {formatCount(files.length - SHOWN)} more</p>
        )}
      </div>
    </section>
  );
}
