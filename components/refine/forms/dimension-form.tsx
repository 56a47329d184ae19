import { useMemo, useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { formatVisibleText } from "@/lib/format/visible-text";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { Edit } from "@/lib/map/edits/edit";
import { createUniqueId } from "@/lib/map/unique-id";
import { buildPart, type PartRow } from "../part-row";
import { useFields } from "../use-fields";
import { FieldChoice, findField } from "./field-choice";
import { Labelled, TextField } from "./labelled";
import { listFieldTexts, listPartRows } from "./list-part-rows";
import { PartRows } from "./part-rows";

/** Adds a dimension from a field of the run records, with the values found there. */
export function DimensionForm({
  project,
  campaigns,
  map,
  from,
  onStep,
}: {
  project: string;
  campaigns: string[];
  map: CoverageMap;
  /** The field it begins with. */
  from: string | null;
  onStep: (edits: Edit[]) => void;
}) {
  const { fields, error } = useFields(project, campaigns);
  const [name, setName] = useState(from ?? "");
  const [id, setId] = useState<string | null>(null);
  const [written, setWritten] = useState<PartRow[] | null>(null);
  const [crossedWith, setCrossedWith] = useState("");
  const proposed = createUniqueId(
    name.split(".").at(-1) ?? "",
    new Set(map.dimensions.map((dimension) => dimension.id)),
  );
  const field = findField(fields, name);
  const found = useMemo(() => listPartRows(listFieldTexts(field), []), [field]);
  const rows = written ?? found;
  const values = rows.map((row) => buildPart(row, null));
  const dimension = (id ?? proposed).trim();
  const isComplete = name.trim() !== "" && dimension !== "" && values.every((value) => value !== null);
  return (
    <DialogForm
      action="Add dimension"
      isDisabled={!isComplete || values.length === 0}
      error={error}
      onSubmit={() =>
        onStep([
          {
            kind: "add_dimension",
            id: dimension,
            from: field?.from ?? [name.trim()],
            many: field?.many ?? false,
            values: values.filter((value) => value !== null),
          },
          ...(crossedWith === "" ? [] : [{ kind: "add_crossing" as const, by: [dimension, crossedWith] }]),
        ])
      }
    >
      <FieldChoice
        label="Field"
        fields={fields}
        value={name}
        onChange={(path) => {
          setName(path);
          setWritten(null);
        }}
      />
      <TextField
        label="Id of the dimension"
        value={id ?? (name === "" ? "" : proposed)}
        onChange={setId}
        isRequired
        isId
      />
      <PartRows rows={rows} onChange={setWritten} />
      <Labelled
        label="Declare a crossing with"
        hint="without one the map's grade does not ask for the new values"
      >
        {(selectId, hintId) => (
          <select
            id={selectId}
            aria-describedby={hintId}
            value={crossedWith}
            onChange={(event) => setCrossedWith(event.target.value)}
            className="control w-full"
          >
            <option value="">none</option>
            {map.dimensions.map((other) => (
              <option key={other.id} value={other.id}>
                {formatVisibleText(other.label)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
    </DialogForm>
  );
}
