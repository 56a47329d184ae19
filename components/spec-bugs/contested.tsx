import { VisibleText } from "@/components/ui/visible-text";
import type { SpecBugFields } from "@/lib/spec-bugs/spec-bug";
import { FIELD_NAMES } from "./field-names";

/** Says that someone saved another version meanwhile, and shows what they wrote where the reader wrote too. */
export function Contested({ theirs, fields }: { theirs: SpecBugFields; fields: (keyof SpecBugFields)[] }) {
  return (
    <div role="alert" className="mb-4 rounded-lg border border-alarm px-3 py-2">
      <p>
        <strong className="font-semibold">Someone changed this spec bug while you wrote.</strong> Nothing of
        yours is lost, and nothing is saved yet.{" "}
        {fields.length === 0
          ? "They changed other fields than you did; theirs are filled in below. Save to keep both."
          : "You both changed what is shown here. Below is your text: take over what you need, then save."}
      </p>
      {fields.map((name) => (
        <div key={name} className="mt-2">
          <h2>{FIELD_NAMES[name]}, as saved by them</h2>
          <p className="max-h-48 overflow-auto border-l-2 border-edge pl-3 [overflow-wrap:anywhere] whitespace-pre-wrap text-dim">
            <VisibleText text={formatField(theirs[name])} />
          </p>
        </div>
      ))}
    </div>
  );
}

function formatField(value: SpecBugFields[keyof SpecBugFields]): string {
  const text = Array.isArray(value) ? value.join(", ") : value;
  return text === "" ? "(empty)" : text;
}
