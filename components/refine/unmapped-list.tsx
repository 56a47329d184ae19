import { AssignableTable, type UnmappedOfRun } from "@/components/ui/assignable-table";
import type { UnmappedValue } from "@/components/ui/unmapped-table";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { Edit } from "@/lib/map/edits/edit";
import type { Act } from "./act";

/** Raw texts that no value recognises, the newest first, each assignable. */
export function UnmappedList({
  project,
  map,
  values,
  edits,
  onAct,
}: {
  project: string;
  map: CoverageMap;
  values: UnmappedOfRun[];
  /** Steps that may have assigned some. */
  edits: readonly Edit[];
  onAct: (act: Act) => void;
}) {
  const isAssigned = ({ dimension, value }: UnmappedValue) =>
    edits.some((edit) => edit.kind === "assign_value" && edit.dimension === dimension && edit.text === value);
  const known = values.filter(
    (value) => map.dimensions.some(({ id }) => id === value.dimension) && !isAssigned(value),
  );
  if (known.length === 0) return null;
  return (
    <section aria-label="Values the map does not know">
      <h2 className="mb-1 text-[15px]">Values the map does not know</h2>
      <AssignableTable
        project={project}
        values={known}
        renderAct={({ dimension, value }) => (
          <button
            type="button"
            onClick={() => onAct({ kind: "assign", dimension, text: value })}
            className="control text-dim"
          >
            Assign
          </button>
        )}
      />
    </section>
  );
}
