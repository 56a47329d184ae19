import { formatCount } from "@/lib/format/number";
import { type DeletionPreview, formatOutcomes, listLosses } from "./deletion-preview";

/** What a deletion takes, counted, and what it leaves. */
export function DeletionLosses({ id, preview }: { id: string; preview: DeletionPreview }) {
  const outcomes = formatOutcomes(preview);
  const { kind, runs } = preview;
  return (
    <div id={id} className="space-y-3">
      <table className="w-full">
        <caption className="sr-only">What goes</caption>
        <tbody>
          {listLosses(preview).map(({ label, count }) => (
            <tr key={label} className="border-t first:border-t-0">
              <th scope="row" className="py-1 pr-4 text-left align-top font-normal text-dim">
                {label}
              </th>
              <td className="py-1 text-right">
                {formatCount(count)}
                {label === "Observations" && outcomes !== "" && (
                  <span className="block text-xs text-dim">{outcomes}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {preview.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p>
        <strong className="font-semibold">This cannot be undone.</strong>{" "}
        {runs > 0 && (
          <>
            {kind === "run" ? "Importing its log" : "Importing the same logs"} again brings the runs back,
            under other addresses. What stays is a tombstone of each, so that a link to it says what it led
            to.
          </>
        )}
      </p>
    </div>
  );
}
