import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { Edit } from "@/lib/map/edits/edit";
import { Labelled, TextField } from "./labelled";
import { listPlace, PlaceChoice } from "./place-choice";

/** Sets the goal of the map, a crossing, or a bucket, row or column of it. */
export function GoalForm({
  map,
  crossed,
  place,
  onStep,
}: {
  map: CoverageMap;
  crossed: string[] | null;
  place: Record<string, string>;
  onStep: (edits: Edit[]) => void;
}) {
  const declared = map.crossings.map(({ by }) => by);
  const isDeclared = (by: string[]) =>
    declared.some((other) => other.toSorted().join() === by.toSorted().join());
  const choices = crossed && !isDeclared(crossed) ? [crossed, ...declared] : declared;
  const [chosen, setChosen] = useState(crossed ? crossed.toSorted().join() : "");
  const [at, setAt] = useState(place);
  const [text, setText] = useState("");
  const by = choices.find((choice) => choice.toSorted().join() === chosen);
  const goal = Number(text);
  const isNew = by !== undefined && !isDeclared(by);
  return (
    <DialogForm
      action="Set goal"
      isDisabled={!Number.isInteger(goal) || goal < 1}
      error={null}
      onSubmit={() =>
        onStep([
          ...(isNew ? [{ kind: "add_crossing" as const, by }] : []),
          {
            kind: "set_goal",
            ...(by && { by }),
            ...(by && Object.keys(at).length > 0 && { at: listPlace(at) }),
            goal,
          },
        ])
      }
    >
      <Labelled label="Crossing" hint={isNew ? "not declared yet: this step declares it" : undefined}>
        {(id, hintId) => (
          <select
            id={id}
            aria-describedby={hintId}
            value={chosen}
            onChange={(event) => {
              setChosen(event.target.value);
              setAt({});
            }}
            className="control w-full"
          >
            <option value="">the whole map, where a crossing says nothing else</option>
            {choices.map((choice) => (
              <option key={choice.join()} value={choice.toSorted().join()}>
                {choice.join(" × ")}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {by && (
        <PlaceChoice
          dimensions={map.dimensions.filter(({ id }) => by.includes(id))}
          at={at}
          onChange={setAt}
        />
      )}
      <TextField
        label="Goal"
        hint="hits expected of each bucket there"
        value={text}
        onChange={setText}
        inputMode="numeric"
        isRequired
      />
    </DialogForm>
  );
}
