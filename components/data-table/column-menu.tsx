import Link from "next/link";
import { Menu } from "@/components/ui/menu";
import { getColumnId } from "./observation-columns";

/** Chooses the columns of a table; without any it has its usual ones. */
export function ColumnMenu({
  columns,
  shown,
  buildHref,
}: {
  columns: readonly { id?: string; header?: unknown }[];
  shown: string[];
  buildHref: (columns: string[]) => string;
}) {
  const ids = columns.map(getColumnId);
  return (
    <Menu label="Columns" align="right">
      {columns.map((column) => {
        const id = getColumnId(column);
        const isShown = shown.includes(id);
        const next = isShown
          ? shown.filter((other) => other !== id)
          : ids.filter((other) => other === id || shown.includes(other));
        return (
          <Link
            key={id}
            href={buildHref(next)}
            prefetch={false}
            scroll={false}
            aria-current={isShown ? "true" : undefined}
            className="flex gap-2 rounded px-2 py-0.5 hover:bg-hair"
          >
            <span aria-hidden className="w-3">
              {isShown ? "✓" : ""}
            </span>
            {String(column.header)}
          </Link>
        );
      })}
    </Menu>
  );
}
