"use client";

import { useId } from "react";
import { leaveByEscape } from "@/components/ui/leave-by-escape";
import { submitByKey } from "@/components/ui/submit-by-key";
import { SPEC_BUG_LIMITS } from "@/lib/spec-bugs/limits";
import { FAULTS, SEVERITIES, type SpecBugFields } from "@/lib/spec-bugs/spec-bug";
import { FIELD_NAMES } from "./field-names";
import { LabelField } from "./label-field";
import { MarkdownField } from "./markdown-field";

/** The fields of a spec bug, to write in. */
export function FieldInputs({
  fields,
  inUse,
  isNew = false,
  onChange,
}: {
  fields: SpecBugFields;
  /** Labels to suggest. */
  inUse: string[];
  /** Of a spec bug that is yet to be filed: writing begins at once. */
  isNew?: boolean;
  onChange: (fields: SpecBugFields) => void;
}) {
  const id = useId();
  const text = (name: "happened" | "specification" | "explanation" | "ruling", hint: string) => (
    <MarkdownField
      label={name === "explanation" ? `Why it is ${fields.fault}` : FIELD_NAMES[name]}
      hint={hint}
      value={fields[name]}
      onChange={(value) => onChange({ ...fields, [name]: value })}
      maxLength={SPEC_BUG_LIMITS.text}
    />
  );
  return (
    <div className="space-y-4">
      <p>
        <label htmlFor={`${id}-title`} className="mb-1 block font-semibold">
          {FIELD_NAMES.title}
        </label>
        <input
          id={`${id}-title`}
          // biome-ignore lint/a11y/noAutofocus: the page was opened to write here.
          autoFocus={isNew}
          value={fields.title}
          onChange={(event) => onChange({ ...fields, title: event.target.value })}
          onKeyDown={(event) => {
            leaveByEscape(event);
            submitByKey(event);
          }}
          maxLength={SPEC_BUG_LIMITS.title}
          required
          autoComplete="off"
          placeholder="The behaviour, in a few words"
          className="field placeholder:text-dim"
        />
      </p>
      {text("happened", "quotes of the log, what was expected")}
      {text("specification", "the words that come nearest, or that there are none")}
      <div className="flex flex-wrap gap-x-8 gap-y-3">
        <Choice
          name="fault"
          legend="The specification is"
          words={FAULTS}
          chosen={fields.fault}
          onChoose={(fault) => onChange({ ...fields, fault })}
        />
        <Choice
          name="severity"
          legend={FIELD_NAMES.severity}
          words={SEVERITIES}
          chosen={fields.severity}
          onChoose={(severity) => onChange({ ...fields, severity })}
        />
      </div>
      {text("explanation", "the case it did not think of, the two ways to read it")}
      {text("ruling", "what it should say")}
      <LabelField
        labels={fields.labels}
        inUse={inUse}
        onChange={(labels) => onChange({ ...fields, labels })}
      />
    </div>
  );
}

function Choice<Word extends string>({
  name,
  legend,
  words,
  chosen,
  onChoose,
}: {
  name: string;
  legend: string;
  words: readonly Word[];
  chosen: Word;
  onChoose: (word: Word) => void;
}) {
  const group = `${useId()}-${name}`;
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-1">
        {words.map((word) => (
          <label
            key={word}
            className="control has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={group}
              checked={word === chosen}
              onChange={() => onChoose(word)}
              className="sr-only"
            />
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
