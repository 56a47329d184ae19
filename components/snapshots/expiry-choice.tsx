import { useId } from "react";

/** For how many days a link may work; null for ever. */
const CHOICES: [days: number | null, label: string][] = [
  [7, "7 days"],
  [30, "30 days"],
  [90, "90 days"],
  [null, "never"],
];

export const USUAL_DAYS = 30;

/** Chooses when a link expires. */
export function ExpiryChoice({
  days,
  onChange,
}: {
  days: number | null;
  onChange: (days: number | null) => void;
}) {
  const id = useId();
  return (
    <p>
      <label htmlFor={id} className="mb-1 block">
        The link expires
      </label>
      <select
        id={id}
        value={days ?? ""}
        onChange={({ target }) => onChange(target.value === "" ? null : Number(target.value))}
        className="control"
      >
        {CHOICES.map(([choice, label]) => (
          <option key={label} value={choice ?? ""}>
            {choice === null ? label : `after ${label}`}
          </option>
        ))}
      </select>
    </p>
  );
}
