import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { Edit, RuleSection } from "@/lib/map/edits/edit";
import { TextField } from "./labelled";
import { listPlace, PlaceChoice } from "./place-choice";

const HINTS: Record<RuleSection, string> = {
  ignore: "why nobody needs to try this",
  illegal: "why this must never occur; a hit raises the alarm",
  held_out: "why it is kept from training, if you like to say",
};
const ACTIONS: Record<RuleSection, string> = { ignore: "Ignore", illegal: "Forbid", held_out: "Hold out" };

/** Ignores, forbids or holds out a bucket or a part of the map, with the reason. */
export function RuleForm({
  map,
  section,
  place,
  onStep,
}: {
  map: CoverageMap;
  section: RuleSection;
  place: Record<string, string>;
  onStep: (edits: Edit[]) => void;
}) {
  const [at, setAt] = useState(place);
  const [reason, setReason] = useState("");
  const isOptional = section === "held_out";
  const submit = () => {
    const rule = { at: listPlace(at), reason: reason.trim() };
    if (section === "ignore") onStep([{ kind: "ignore", ...rule }]);
    else if (section === "illegal") onStep([{ kind: "forbid", ...rule }]);
    else onStep([{ kind: "hold_out", at: rule.at, ...(rule.reason !== "" && { reason: rule.reason }) }]);
  };
  return (
    <DialogForm
      action={ACTIONS[section]}
      isDisabled={Object.keys(at).length === 0 || (!isOptional && reason.trim() === "")}
      error={null}
      onSubmit={submit}
    >
      <PlaceChoice dimensions={map.dimensions} at={at} onChange={setAt} />
      <TextField
        label="Reason"
        hint={HINTS[section]}
        value={reason}
        onChange={setReason}
        isRequired={!isOptional}
      />
    </DialogForm>
  );
}
