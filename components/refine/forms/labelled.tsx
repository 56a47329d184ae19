import { type ReactNode, useId } from "react";
import { ID_PATTERN, ID_RULE } from "@/lib/map/map-file";

/** A field of a form under its name. */
export function Labelled({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: ReactNode;
  children: (id: string, hintId: string | undefined) => ReactNode;
}) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block">
        {label}
      </label>
      {children(id, hintId)}
      {hint !== undefined && (
        <p id={hintId} className="mt-1 text-xs text-dim">
          {hint}
        </p>
      )}
    </div>
  );
}

/** What a field of an id takes: a form is not sent with another text, and says why. */
export const ID_ONLY = { pattern: ` *${ID_PATTERN} *`, title: ID_RULE };

/** A line of text of a form. */
export function TextField({
  label,
  hint,
  value,
  onChange,
  isRequired = false,
  isId = false,
  inputMode,
  list,
}: {
  label: string;
  hint?: ReactNode;
  value: string;
  onChange: (text: string) => void;
  isRequired?: boolean;
  isId?: boolean;
  inputMode?: "numeric" | "decimal";
  /** Id of a list of proposals. */
  list?: string;
}) {
  return (
    <Labelled label={label} hint={hint}>
      {(id, hintId) => (
        <input
          id={id}
          aria-describedby={hintId}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          required={isRequired}
          {...(isId && ID_ONLY)}
          inputMode={inputMode}
          list={list}
          autoComplete="off"
          spellCheck={false}
          className="control w-full"
        />
      )}
    </Labelled>
  );
}
