import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import type { Dimension } from "@/lib/map/coverage-map";
import type { Edit } from "@/lib/map/edits/edit";
import { TextField } from "./labelled";

/** Renames a dimension, or a value of it. */
export function RenameForm({
  dimension,
  value,
  onStep,
}: {
  dimension: Dimension;
  /** Null for the dimension itself. */
  value: string | null;
  onStep: (edits: Edit[]) => void;
}) {
  const named = value === null ? dimension : dimension.values.find(({ id }) => id === value)!;
  const [id, setId] = useState(named.id);
  const [label, setLabel] = useState(named.label);
  const change = {
    ...(id.trim() !== named.id && { id: id.trim() }),
    ...(label.trim() !== named.label && { label: label.trim() }),
  };
  const isComplete = Object.keys(change).length > 0 && id.trim() !== "" && label.trim() !== "";
  return (
    <DialogForm
      action="Rename"
      isDisabled={!isComplete}
      error={null}
      onSubmit={() =>
        onStep([
          value === null
            ? { kind: "rename_dimension", dimension: dimension.id, ...change }
            : { kind: "rename_value", dimension: dimension.id, value, ...change },
        ])
      }
    >
      <TextField label="Label" hint="what people read" value={label} onChange={setLabel} isRequired />
      <TextField
        label="Id"
        hint="what addresses, rules and goals say; they follow, and the same raw texts are recognised"
        value={id}
        onChange={setId}
        isRequired
        isId
      />
    </DialogForm>
  );
}
