import { useMemo, useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import type { Dimension } from "@/lib/map/coverage-map";
import type { Edit } from "@/lib/map/edits/edit";
import { buildPart, createPartRow, type PartRow } from "../part-row";
import { useFields } from "../use-fields";
import { FieldChoice, findField } from "./field-choice";
import { listFieldTexts, listPartRows } from "./list-part-rows";
import { PartRows } from "./part-rows";

/** Splits a value by its own texts, ranges or patterns, or by what another field holds. */
export function SplitForm({
  project,
  campaigns,
  dimension,
  value,
  onStep,
}: {
  project: string;
  campaigns: string[];
  dimension: Dimension;
  value: string;
  onStep: (edits: Edit[]) => void;
}) {
  const { test } = dimension.values.find(({ id }) => id === value)!;
  const taken = useMemo(() => dimension.values.map(({ id }) => id), [dimension]);
  const own = useMemo(() => {
    if (test.kind === "is" && test.is.length > 1) return listPartRows(test.is, taken);
    return [
      createPartRow(0, { kind: test.kind === "range" ? "range" : test.kind === "is" ? "is" : "matches" }),
    ];
  }, [test, taken]);
  const { fields, error } = useFields(project, campaigns);
  const [isByField, setIsByField] = useState(test.kind === "is" && test.is.length === 1);
  const [field, setField] = useState("");
  const [written, setWritten] = useState<PartRow[] | null>(null);
  const [keepsRest, setKeepsRest] = useState(true);
  // Until somebody writes values, the form proposes what is known, which may arrive after the field's name.
  const found = useMemo(
    () => listPartRows(listFieldTexts(findField(fields, field)), taken),
    [fields, field, taken],
  );
  const rows = written ?? (isByField ? found : own);
  const into = rows.map((row) => buildPart(row, isByField ? field.trim() : null));
  const isComplete =
    into.length > 0 && into.every((part) => part !== null) && (!isByField || field.trim() !== "");
  return (
    <DialogForm
      action="Split"
      isDisabled={!isComplete}
      error={error}
      onSubmit={() =>
        onStep([
          {
            kind: "split_value",
            dimension: dimension.id,
            value,
            into: into.filter((part) => part !== null),
            rest: keepsRest,
          },
        ])
      }
    >
      <fieldset className="flex flex-wrap gap-x-4">
        <legend className="mb-1">Split by</legend>
        {[
          [false, "its own texts, ranges or patterns"],
          [true, "another field of the record"],
        ].map(([byField, name]) => (
          <label key={String(byField)} className="flex items-center gap-1.5">
            <input
              type="radio"
              name="by"
              checked={isByField === byField}
              onChange={() => {
                setIsByField(byField === true);
                setWritten(null);
              }}
            />
            {name}
          </label>
        ))}
      </fieldset>
      {isByField && (
        <FieldChoice
          label="Field"
          fields={fields}
          value={field}
          onChange={(name) => {
            setField(name);
            setWritten(null);
          }}
        />
      )}
      <PartRows rows={rows} onChange={setWritten} />
      <label className="flex items-center gap-1.5">
        <input type="checkbox" checked={keepsRest} onChange={(event) => setKeepsRest(event.target.checked)} />
        {value} stays, for the rest
      </label>
    </DialogForm>
  );
}
