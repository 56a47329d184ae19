import { useState } from "react";
import type { RunRow } from "@/lib/coverage/run-row";
import { formatListRow } from "@/lib/url/list-row";

type Selection = {
  /** The list that the rows belong to. */
  list: string;
  rows: ReadonlySet<string>;
  /** The row that was chosen last, where a range begins. */
  last: string | null;
  /** Whether everything that the list holds is meant, also on its other pages. */
  isEverything: boolean;
};

/** Whether a verdict can be given: only failures have one. */
export function isSelectable({ outcome }: Pick<RunRow, "outcome">): boolean {
  return outcome === "fail";
}

/** The rows that are selected of a page; another page, filter or order begins with none. */
export function useRowSelection(rows: readonly RunRow[], list: string) {
  const nothing: Selection = { list, rows: new Set(), last: null, isEverything: false };
  const [kept, setKept] = useState(nothing);
  const { last, ...selection } = kept.list === list ? kept : nothing;
  const selectable = rows.filter(isSelectable);
  const names = selectable.map(formatListRow);
  const selected = selectable.filter((row) => selection.rows.has(formatListRow(row)));
  return {
    selectable,
    /** Those of the page that are selected, in its order. */
    selected,
    isEverything: selection.isEverything && selected.length > 0,
    isSelected: (name: string) => selection.rows.has(name),
    /** Selects a row or leaves it out; as a range, does the same to all from the last chosen one on. */
    toggle(name: string, isRange: boolean) {
      const [from, to] = [names.indexOf(last ?? ""), names.indexOf(name)];
      if (to < 0) return;
      const meant = isRange && from >= 0 ? names.slice(Math.min(from, to), Math.max(from, to) + 1) : [name];
      const next = new Set(selection.rows);
      const isChosen = !next.has(name);
      for (const one of meant) {
        if (isChosen) next.add(one);
        else next.delete(one);
      }
      setKept({ list, rows: next, last: name, isEverything: false });
    },
    selectPage: () => setKept({ ...nothing, rows: new Set(names) }),
    selectEverything: () => setKept({ ...nothing, rows: new Set(names), isEverything: true }),
    clear: () => setKept(nothing),
  };
}
