import { createPartRow, type PartRow } from "../part-row";
import { ID_ONLY } from "./labelled";

const KINDS: [PartRow["kind"], string][] = [
  ["is", "is"],
  ["range", "range"],
  ["matches", "matches"],
];

/** New values, one a row: an id and what it recognises. */
export function PartRows({ rows, onChange }: { rows: PartRow[]; onChange: (rows: PartRow[]) => void }) {
  const change = (key: number, part: Partial<PartRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const next = Math.max(0, ...rows.map(({ key }) => key)) + 1;
  return (
    <fieldset className="space-y-1">
      <legend className="mb-1">Values, tried from the top</legend>
      <div className="max-h-[40dvh] space-y-1 overflow-y-auto">
        {rows.map((row, index) => (
          <div key={row.key} className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1.4fr)_auto] gap-1">
            <Input
              name={`Id of value ${index + 1}`}
              value={row.id}
              onChange={(id) => change(row.key, { id })}
              placeholder="id"
              isId
            />
            <select
              aria-label={`How value ${index + 1} is recognised`}
              value={row.kind}
              onChange={(event) => change(row.key, { kind: event.target.value as PartRow["kind"] })}
              className="control"
            >
              {KINDS.map(([kind, name]) => (
                <option key={kind} value={kind}>
                  {name}
                </option>
              ))}
            </select>
            <TestInput row={row} number={index + 1} onChange={(part) => change(row.key, part)} />
            <button
              type="button"
              aria-label={`Leave out value ${index + 1}`}
              onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
              className="control px-2 text-dim"
            >
              ×
            </button>
          </div>
        ))}
      </div>
      <p className="flex items-center justify-between gap-2 text-xs text-dim">
        <button type="button" onClick={() => onChange([...rows, createPartRow(next)])} className="control">
          Add a value
        </button>
        several texts: a | b
      </p>
    </fieldset>
  );
}

function TestInput({
  row,
  number,
  onChange,
}: {
  row: PartRow;
  number: number;
  onChange: (part: Partial<PartRow>) => void;
}) {
  if (row.kind === "range") {
    return (
      <span className="grid grid-cols-2 gap-1">
        <Input
          name={`Value ${number} from`}
          value={row.min}
          onChange={(min) => onChange({ min })}
          placeholder="from"
        />
        <Input
          name={`Value ${number} below`}
          value={row.below}
          onChange={(below) => onChange({ below })}
          placeholder="below"
        />
      </span>
    );
  }
  return row.kind === "is" ? (
    <Input
      name={`Texts of value ${number}`}
      value={row.is}
      onChange={(is) => onChange({ is })}
      placeholder="texts"
    />
  ) : (
    <Input
      name={`Pattern of value ${number}`}
      value={row.matches}
      onChange={(matches) => onChange({ matches })}
      placeholder="^pattern"
    />
  );
}

function Input({
  name,
  value,
  onChange,
  placeholder,
  isId = false,
}: {
  name: string;
  value: string;
  onChange: (text: string) => void;
  placeholder: string;
  isId?: boolean;
}) {
  return (
    <input
      aria-label={name}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      placeholder={placeholder}
      {...(isId && ID_ONLY)}
      autoComplete="off"
      spellCheck={false}
      className="control w-full min-w-0 placeholder:text-dim"
    />
  );
}
