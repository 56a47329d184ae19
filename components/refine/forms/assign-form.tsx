import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { formatVisibleText } from "@/lib/format/visible-text";
import type { Dimension } from "@/lib/map/coverage-map";
import type { Edit } from "@/lib/map/edits/edit";
import { createUniqueId } from "@/lib/map/unique-id";
import { Labelled, TextField } from "./labelled";

/** Gives a raw text that the map does not know to a value that lists its texts, or to a new one. */
export function AssignForm({
  dimension,
  text,
  onStep,
}: {
  dimension: Dimension;
  text: string;
  onStep: (edits: Edit[]) => void;
}) {
  const known = dimension.values.filter(({ test, when }) => test.kind === "is" && !when);
  const [chosen, setChosen] = useState("");
  const [id, setId] = useState(() =>
    createUniqueId(text, new Set(dimension.values.map((value) => value.id))),
  );
  const value = chosen === "" ? id.trim() : chosen;
  return (
    <DialogForm
      action="Assign"
      isDisabled={value === ""}
      error={null}
      onSubmit={() => onStep([{ kind: "assign_value", dimension: dimension.id, text, value }])}
    >
      <Labelled label="Assign to">
        {(selectId) => (
          <select
            id={selectId}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            className="control w-full"
          >
            <option value="">a new value</option>
            {known.map((other) => (
              <option key={other.id} value={other.id}>
                {formatVisibleText(other.label)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {chosen === "" && <TextField label="Id of the new value" value={id} onChange={setId} isRequired isId />}
    </DialogForm>
  );
}
