import type { RefObject } from "react";

/** Characters that the API takes. */
const MOST_CHARACTERS = 2000;

/** Why the next decision is made; Escape and Enter lead back to what had the focus before. */
export function ReasonField({
  fieldRef,
  reason,
  onChange,
  onLeave,
}: {
  fieldRef: RefObject<HTMLInputElement | null>;
  reason: string;
  onChange: (reason: string) => void;
  onLeave: () => void;
}) {
  return (
    <input
      ref={fieldRef}
      aria-label="Reason of the next verdict"
      placeholder="Reason, if any"
      title="Goes with the next verdict (r)"
      maxLength={MOST_CHARACTERS}
      value={reason}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" && event.key !== "Enter") return;
        event.preventDefault();
        event.currentTarget.blur();
        onLeave();
      }}
      className="control min-w-32 flex-1 font-normal placeholder:text-dim"
    />
  );
}
