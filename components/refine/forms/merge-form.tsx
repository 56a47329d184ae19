import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { VisibleText } from "@/components/ui/visible-text";
import type { Dimension } from "@/lib/map/coverage-map";
import type { Edit } from "@/lib/map/edits/edit";
import { TextField } from "./labelled";

/** Puts values together; the first chosen one gives its name unless another is written. */
export function MergeForm({
  dimension,
  chosen,
  onStep,
}: {
  dimension: Dimension;
  chosen: string[];
  onStep: (edits: Edit[]) => void;
}) {
  const [values, setValues] = useState(chosen);
  const [name, setName] = useState<string | null>(null);
  const [weight, setWeight] = useState<string | null>(null);
  const id = (name ?? values[0] ?? "").trim();
  const merged = dimension.values.filter((value) => values.includes(value.id));
  const weights = new Set(merged.map((value) => value.weight));
  const given = weight === null || weight.trim() === "" ? null : Number(weight);
  const isWeighed = weights.size < 2 || (given !== null && given >= 0);
  return (
    <DialogForm
      action="Merge"
      isDisabled={values.length < 2 || id === "" || !isWeighed}
      error={null}
      onSubmit={() =>
        onStep([
          {
            kind: "merge_values",
            dimension: dimension.id,
            values,
            id,
            ...(weights.size > 1 && given !== null && { weight: given }),
          },
        ])
      }
    >
      <fieldset>
        <legend className="mb-1">Values</legend>
        <div className="max-h-[40dvh] overflow-y-auto">
          {dimension.values.map((value) => (
            <label key={value.id} className="flex min-h-7 items-center gap-1.5">
              <input
                type="checkbox"
                checked={values.includes(value.id)}
                onChange={(event) =>
                  setValues(
                    event.target.checked
                      ? [...values, value.id]
                      : values.filter((other) => other !== value.id),
                  )
                }
              />
              <span className="min-w-0 break-words">
                <VisibleText text={value.label} />
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextField label="Id of the merged value" value={name ?? id} onChange={setName} isRequired isId />
      {weights.size > 1 && (
        <TextField
          label="Weight"
          hint={`the values weigh ${[...weights].join(" and ")}`}
          value={weight ?? ""}
          onChange={setWeight}
          inputMode="decimal"
          isRequired
        />
      )}
    </DialogForm>
  );
}
