import Link from "next/link";
import type { LeftOutSet, SetCoverage } from "@/lib/coverage/t-way/set-coverage";
import { formatCount, formatRate } from "@/lib/format/number";

/** Sets of dimensions with how much of each was exercised, linked to the map and to what they miss. */
export function SetTable({
  caption,
  sets,
  leftOut,
  nameSet,
  buildMapHref,
  buildSetHref,
}: {
  caption: string;
  sets: SetCoverage[];
  leftOut: LeftOutSet[];
  nameSet: (dimensions: string[]) => string;
  buildMapHref: (dimensions: string[]) => string;
  buildSetHref: (dimensions: string[]) => string;
}) {
  return (
    <div className="mb-6 overflow-x-auto">
      <table className="w-full max-w-4xl">
        <caption className="mb-1 text-left text-xs text-dim">{caption}</caption>
        <thead className="text-xs text-dim">
          <tr className="border-b">
            <th scope="col" className="py-1.5 pr-4 text-left font-normal">
              Dimensions
            </th>
            {["Coverage", "Hit", "Valid", "Missing"].map((name) => (
              <th key={name} scope="col" className="px-3 text-right font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sets.map(({ dimensions, coverage, hit, valid, missing }) => (
            <tr key={dimensions.join(" ")} className="border-b border-hair hover:bg-hair">
              <th scope="row" className="min-w-40 py-1 pr-4 text-left font-normal [overflow-wrap:anywhere]">
                <Link href={buildMapHref(dimensions)} prefetch={false} className="link">
                  {nameSet(dimensions)}
                </Link>
              </th>
              <td className="px-3 text-right whitespace-nowrap">
                <span className="flex items-center justify-end gap-2">
                  <span aria-hidden className="hidden w-24 sm:block">
                    <progress className="meter" value={coverage} />
                  </span>
                  <span className="w-14">{formatRate(coverage)}</span>
                </span>
              </td>
              <td className="px-3 text-right">{formatCount(hit)}</td>
              <td className="px-3 text-right">{formatCount(valid)}</td>
              <td className="px-3 text-right">
                {missing === 0 ? (
                  "0"
                ) : (
                  <Link
                    href={buildSetHref(dimensions)}
                    prefetch={false}
                    className="link"
                    aria-label={`${formatCount(missing)} missing of ${nameSet(dimensions)}`}
                  >
                    {formatCount(missing)}
                  </Link>
                )}
              </td>
            </tr>
          ))}
          {leftOut.map((set) => (
            <tr key={set.dimensions.join(" ")} className="border-b border-hair text-dim">
              <th scope="row" className="min-w-40 py-1 pr-4 text-left font-normal [overflow-wrap:anywhere]">
                {nameSet(set.dimensions)}
              </th>
              <td colSpan={4} className="px-3 text-right">
                {describeLeftOut(set)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Why a set counts in no number of its strength. */
export function describeLeftOut({ reason, configurations }: LeftOutSet): string {
  if (reason === "nothing_valid") return "left out: no combination is valid";
  return `left out: ${formatCount(configurations)} combinations are too many`;
}
