import type { MapPreview } from "@/lib/coverage/map-preview";
import type { MapMeasure, MeasuredCrossing } from "@/lib/coverage/measure-map";
import { formatCount, formatCoverage, formatQuantity } from "@/lib/format/number";
import type { Edit } from "@/lib/map/edits/edit";
import { followDimension } from "./pair-names";

/** What the draft does to the map's grade and holes: before and after, side by side. */
export function Effect({ preview, edits }: { preview: MapPreview; edits: readonly Edit[] }) {
  const { before, after, runs, outcome_changes } = preview;
  const rows = pairCrossings(before, after, edits);
  const changed = rows.some((row) => isChanged(row.before, row.after)) || before.grade !== after.grade;
  return (
    <section aria-label="Effect" className="space-y-2">
      <h2 className="text-[15px]">Effect</h2>
      <p role="status" className="text-base">
        <MapGrade preview={preview} />
      </p>
      {edits.length > 0 && !changed && <p className="text-dim">No grade and no hole changes.</p>}
      {rows.length > 0 && (
        <table className="w-full">
          <thead className="text-left text-xs text-dim">
            <tr>
              <th className="py-1 pr-2 font-normal">Crossing</th>
              <th className="pr-2 text-right font-normal">Grade</th>
              <th className="text-right font-normal">Holes</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={(row.after ?? row.before)!.by.join(" × ")} className="border-t align-baseline">
                <th scope="row" className="py-1 pr-2 text-left font-normal break-words">
                  {(row.after ?? row.before)!.by.join(" × ")}
                </th>
                <td className="pr-2 text-right">
                  <Change before={gradeOf(row.before)} after={gradeOf(row.after)} />
                </td>
                <td className="text-right">
                  <Change before={holesOf(row.before)} after={holesOf(row.after)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {outcome_changes > 0 && (
        <p>{formatQuantity(outcome_changes, "observation gets", "observations get")} another outcome.</p>
      )}
      <p className="text-xs text-dim">
        {preview.counting === "raw" ? "Raw outcomes, without verdicts," : "Adjudicated outcomes"} of{" "}
        {preview.campaigns.join(", ") || "no campaign"}:{" "}
        {runs.read === runs.of
          ? `exact, by ${formatQuantity(runs.of, "run")}.`
          : `estimated by ${formatCount(runs.read)} of ${formatCount(runs.of)} runs.`}
      </p>
    </section>
  );
}

/** The grade of the whole map, before and after. */
export function MapGrade({ preview: { before, after } }: { preview: MapPreview }) {
  return (
    <>
      Map grade <Change before={formatGrade(before.grade)} after={formatGrade(after.grade)} />
    </>
  );
}

/** A figure that may have changed, readable in a line: "81 %, was 79 %". */
function Change({ before, after }: { before: string; after: string }) {
  if (before === after) return <span className="whitespace-nowrap">{after}</span>;
  return (
    <span className="whitespace-nowrap">
      <span className="text-dim">
        <span className="sr-only">was </span>
        {before}
        <span aria-hidden> → </span>
        <span className="sr-only">, becomes </span>
      </span>
      <strong className="font-semibold">{after}</strong>
    </span>
  );
}

type Row = { before: MeasuredCrossing | null; after: MeasuredCrossing | null };

function pairCrossings(before: MapMeasure, after: MapMeasure, edits: readonly Edit[]): Row[] {
  const getKey = (by: string[]) => by.toSorted().join();
  const left = new Map(
    before.crossings.map((crossing) => [
      getKey(crossing.by.map((id) => followDimension(edits, id))),
      crossing,
    ]),
  );
  const rows = after.crossings.map((crossing): Row => {
    const key = getKey(crossing.by);
    const paired = left.get(key) ?? null;
    left.delete(key);
    return { before: paired, after: crossing };
  });
  return [...rows, ...[...left.values()].map((crossing): Row => ({ before: crossing, after: null }))];
}

function isChanged(before: MeasuredCrossing | null, after: MeasuredCrossing | null): boolean {
  return before?.grade !== after?.grade || before?.holes !== after?.holes;
}

const NOTHING = "–";

function formatGrade(grade: number | null): string {
  return grade === null ? NOTHING : formatCoverage(grade);
}

function gradeOf(crossing: MeasuredCrossing | null): string {
  return crossing === null ? NOTHING : formatGrade(crossing.grade);
}

function holesOf(crossing: MeasuredCrossing | null): string {
  return crossing === null ? NOTHING : formatCount(crossing.holes);
}
