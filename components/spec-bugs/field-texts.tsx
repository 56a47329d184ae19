import type { SpecBugFields } from "@/lib/spec-bugs/spec-bug";
import { FIELD_NAMES } from "./field-names";
import { Markdown } from "./markdown";

const TEXTS = ["happened", "specification", "explanation", "ruling"] as const;

/** The texts of a spec bug, to read; what nobody has written is said to be missing. */
export function FieldTexts({ fields }: { fields: SpecBugFields }) {
  return (
    <div className="space-y-4">
      {TEXTS.map((name) => (
        <section key={name}>
          <h2 className="mb-1 text-dim">
            {name === "explanation" ? `Why it is ${fields.fault}` : FIELD_NAMES[name]}
          </h2>
          {fields[name].trim() === "" ? (
            <p className="text-dim italic">not written yet</p>
          ) : (
            <Markdown text={fields[name]} className="max-w-3xl text-sm" />
          )}
        </section>
      ))}
    </div>
  );
}
