import type { ReactNode } from "react";
import { Menu } from "@/components/ui/menu";
import { VisibleText } from "@/components/ui/visible-text";
import type { MeasuredDimension } from "@/lib/coverage/measure-map";
import { formatCount } from "@/lib/format/number";
import type { Dimension, DimensionValue } from "@/lib/map/coverage-map";
import { formatValueTest } from "@/lib/map/diff/format-parts";
import type { Edit } from "@/lib/map/edits/edit";
import { formatFieldPath } from "@/lib/map/field-path";
import type { Act } from "./act";

/** A dimension with its values, their counts before and after the draft, and what can be done to them. */
export function DimensionTable({
  dimension,
  before,
  after,
  onAct,
  onStep,
}: {
  dimension: Dimension;
  /** Observations by the id a value has after the draft; null where the dimension is new. */
  before: Map<string, number> | null;
  after: MeasuredDimension;
  onAct: (act: Act) => void;
  onStep: (edits: Edit[]) => void;
}) {
  const { id, label, from, values } = dimension;
  return (
    <section aria-label={`Dimension ${id}`} className="relative overflow-x-auto">
      <div className="mb-1 flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <h3 className="min-w-0 text-sm font-semibold [overflow-wrap:anywhere]">
          <VisibleText text={label} />
        </h3>
        <span className="min-w-0 text-xs break-all text-dim">
          {id !== label && `${id} · `}
          <VisibleText text={from.map(formatFieldPath).join(" or ")} />
          {dimension.many && " · several values at once"}
        </span>
        <span className="screen-only ml-auto flex flex-wrap gap-1">
          <ActButton name={`Rename ${id}`} onClick={() => onAct({ kind: "rename_dimension", dimension: id })}>
            Rename
          </ActButton>
          {values.length > 1 && (
            <ActButton
              name={`Merge values of ${id}`}
              onClick={() => onAct({ kind: "merge", dimension: id, values: [] })}
            >
              Merge
            </ActButton>
          )}
          <ActButton
            name={`Remove ${id}`}
            onClick={() => onStep([{ kind: "remove_dimension", dimension: id }])}
          >
            Remove
          </ActButton>
        </span>
      </div>
      <table className="w-full">
        <thead className="text-left text-xs text-dim">
          <tr>
            <th className="py-1 pr-3 font-normal">Value</th>
            <th className="pr-3 font-normal">Recognised by</th>
            <th className="pr-3 text-right font-normal">Observations</th>
            <th className="screen-only w-0">
              <span className="sr-only">Acts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {after.values.map((measured) => (
            <ValueRow
              key={`${measured.id} ${measured.declared}`}
              dimension={id}
              measured={measured}
              value={measured.declared ? values.find((value) => value.id === measured.id) : undefined}
              before={before?.get(measured.id) ?? null}
              onAct={onAct}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ValueRow({
  dimension,
  measured,
  value,
  before,
  onAct,
}: {
  dimension: string;
  measured: MeasuredDimension["values"][number];
  /** Absent for what the map does not declare. */
  value: DimensionValue | undefined;
  before: number | null;
  onAct: (act: Act) => void;
}) {
  const count = Math.round(measured.observations);
  const old = before === null ? null : Math.round(before);
  const at = { [dimension]: measured.id };
  const about = { dimension, value: measured.id };
  return (
    <tr className="border-t align-baseline">
      <th
        scope="row"
        className={`min-w-32 py-1 pr-3 text-left font-normal [overflow-wrap:anywhere] ${value ? "" : "text-dim italic"}`}
      >
        <VisibleText text={measured.label} />
        {measured.label !== measured.id && <span className="text-xs text-dim"> {measured.id}</span>}
        {value && value.weight !== 1 && <span className="text-xs text-dim"> · weight {value.weight}</span>}
      </th>
      <td className="min-w-32 pr-3 break-all text-dim">
        {value ? <VisibleText text={formatValueTest(value)} /> : "nothing of the map"}
      </td>
      <td className="pr-3 text-right whitespace-nowrap">
        {old !== count && (
          <span className="text-dim">
            {old === null ? "new " : formatCount(old)}
            {old !== null && " → "}
          </span>
        )}
        {formatCount(count)}
      </td>
      <td className="screen-only w-0 text-right">
        {value && (
          <Menu
            label="Change"
            title={`Change ${measured.id}`}
            align="right"
            floats
            className="control text-dim"
          >
            <div className="flex flex-col items-start gap-px">
              <MenuAct onClick={() => onAct({ kind: "rename_value", ...about })}>Rename…</MenuAct>
              <MenuAct onClick={() => onAct({ kind: "split", ...about })}>Split…</MenuAct>
              <MenuAct onClick={() => onAct({ kind: "merge", dimension, values: [measured.id] })}>
                Merge with…
              </MenuAct>
              <MenuAct onClick={() => onAct({ kind: "weight", ...about })}>Weight…</MenuAct>
              <MenuAct onClick={() => onAct({ kind: "rule", section: "ignore", at })}>Ignore…</MenuAct>
              <MenuAct onClick={() => onAct({ kind: "rule", section: "illegal", at })}>Forbid…</MenuAct>
              <MenuAct onClick={() => onAct({ kind: "rule", section: "held_out", at })}>Hold out…</MenuAct>
            </div>
          </Menu>
        )}
      </td>
    </tr>
  );
}

export function ActButton({
  name,
  onClick,
  children,
}: {
  /** What it does, and to what. */
  name: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button type="button" aria-label={name} onClick={onClick} className="control text-dim">
      {children}
    </button>
  );
}

function MenuAct({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={(event) => {
        const menu = event.currentTarget.closest("details")!;
        menu.open = false;
        // A dialog gives the focus back to what had it, which must then still be there.
        menu.querySelector("summary")!.focus();
        onClick();
      }}
      className="w-full rounded px-2 py-1 text-left hover:bg-hair"
    >
      {children}
    </button>
  );
}
