import { useId } from "react";
import { formatFieldPath } from "@/lib/map/field-path";
import type { FieldSummary } from "@/lib/map/field-statistics";
import type { Fields } from "../use-fields";
import { TextField } from "./labelled";

/** A field of the run records, chosen from those found or written by hand. */
export function FieldChoice({
  label,
  fields,
  value,
  onChange,
}: {
  label: string;
  fields: Fields | null;
  value: string;
  onChange: (name: string) => void;
}) {
  const id = useId();
  return (
    <>
      <TextField
        label={label}
        hint={fields ? describeSource(fields) : "reading the records…"}
        value={value}
        onChange={onChange}
        list={id}
        isRequired
      />
      <datalist id={id}>
        {fields?.fields.map(({ from, present, values }) => (
          <option key={from.join()} value={from[0]}>
            {values ? `${values.length} values in ${present}` : `many values in ${present}`}
          </option>
        ))}
      </datalist>
    </>
  );
}

export function findField(fields: Fields | null, name: string): FieldSummary | null {
  return fields?.fields.find(({ from }) => from.includes(name.trim())) ?? null;
}

function describeSource({ fields, runs }: Fields): string {
  const by = runs.read === runs.of ? `${runs.of} runs` : `${runs.read} of ${runs.of} runs`;
  return `${fields.length} fields found in ${by}, such as ${fields[0]?.from[0] ?? formatFieldPath(["metadata", "name"])}`;
}
