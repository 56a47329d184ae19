import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { VisibleText } from "@/components/ui/visible-text";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { Edit } from "@/lib/map/edits/edit";
import { TextField } from "./labelled";

/** Declares a crossing, which then counts in the map's grade. */
export function CrossingForm({ map, onStep }: { map: CoverageMap; onStep: (edits: Edit[]) => void }) {
  const [by, setBy] = useState<string[]>([]);
  const [goal, setGoal] = useState("");
  const isGoal = goal.trim() === "" || (Number.isInteger(Number(goal)) && Number(goal) > 0);
  return (
    <DialogForm
      action="Declare"
      isDisabled={by.length === 0 || !isGoal}
      error={null}
      onSubmit={() =>
        onStep([{ kind: "add_crossing", by, ...(goal.trim() !== "" && { goal: Number(goal) }) }])
      }
    >
      <fieldset>
        <legend className="mb-1">Dimensions</legend>
        {map.dimensions.map(({ id, label }) => (
          <label key={id} className="flex min-h-7 items-center gap-1.5">
            <input
              type="checkbox"
              checked={by.includes(id)}
              onChange={(event) =>
                setBy(event.target.checked ? [...by, id] : by.filter((other) => other !== id))
              }
            />
            <VisibleText text={label} />
          </label>
        ))}
      </fieldset>
      <TextField
        label="Goal"
        hint={`hits expected of each bucket; empty for the map's ${map.goal}`}
        value={goal}
        onChange={setGoal}
        inputMode="numeric"
      />
    </DialogForm>
  );
}
