import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import type { Edit, EditOf } from "@/lib/map/edits/edit";
import { TextField } from "./labelled";

/** Weighs a value or a crossing. */
export function WeightForm({
  of,
  weight,
  onStep,
}: {
  of: EditOf<"set_weight">["of"];
  /** As it is. */
  weight: number;
  onStep: (edits: Edit[]) => void;
}) {
  const [text, setText] = useState(String(weight));
  const number = Number(text);
  return (
    <DialogForm
      action="Set weight"
      isDisabled={text.trim() === "" || !(number >= 0) || !Number.isFinite(number) || number === weight}
      error={null}
      onSubmit={() => onStep([{ kind: "set_weight", of, weight: number }])}
    >
      <TextField
        label="Weight"
        hint={
          "by" in of
            ? "how much the crossing counts in the map's grade"
            : "risk: how much buckets with this value count in a crossing's grade"
        }
        value={text}
        onChange={setText}
        inputMode="decimal"
        isRequired
      />
    </DialogForm>
  );
}
