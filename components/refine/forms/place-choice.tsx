import { VisibleText } from "@/components/ui/visible-text";
import { formatVisibleText } from "@/lib/format/visible-text";
import type { Dimension } from "@/lib/map/coverage-map";

/** A bucket, or a part of the map: one value of some dimensions. */
export function PlaceChoice({
  dimensions,
  at,
  onChange,
}: {
  dimensions: Dimension[];
  at: Record<string, string>;
  onChange: (at: Record<string, string>) => void;
}) {
  return (
    <fieldset className="grid max-h-[40dvh] grid-cols-[auto_minmax(0,1fr)] items-center gap-x-2 gap-y-1 overflow-y-auto">
      <legend className="mb-1">Where</legend>
      {dimensions.map((dimension) => (
        <label key={dimension.id} className="contents">
          <span className="max-w-40 truncate text-dim">
            <VisibleText text={dimension.label} />
          </span>
          <select
            value={at[dimension.id] ?? ""}
            onChange={({ target }) => {
              const { [dimension.id]: _, ...others } = at;
              onChange(target.value === "" ? others : { ...others, [dimension.id]: target.value });
            }}
            className="control w-full"
          >
            <option value="">any</option>
            {dimension.values.map((value) => (
              <option key={value.id} value={value.id}>
                {formatVisibleText(value.label)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

/** A place as steps say it. */
export function listPlace(at: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(at).map(([dimension, value]) => [dimension, [value]]));
}
