import Link from "next/link";
import type { TWay } from "@/lib/coverage/t-way/t-way";
import { formatCount, formatRate } from "@/lib/format/number";
import type { Result } from "@/lib/result";

/** One line a strength: its totals, and how large a share of its sets is covered at least so far. */
export function StrengthTable({
  strengths,
  shares,
  chosen,
  buildHref,
}: {
  strengths: { t: number; measured: Result<TWay> }[];
  /** Shares at which completeness is told; simple coverage is that at 1. */
  shares: readonly number[];
  chosen: number;
  buildHref: (t: number) => string;
}) {
  return (
    <div className="mb-4 overflow-x-auto">
      <table className="text-right">
        <caption className="mb-1 text-left text-xs text-dim">
          Combinations of t values, one for each of t dimensions. Total: hit, of all valid ones. Simple: sets
          of t dimensions with every one hit. Then: sets with at least so many hit.
        </caption>
        <thead className="text-xs text-dim">
          <tr className="border-b">
            <th scope="col" className="py-1.5 pr-4 text-left font-normal">
              Dimensions at a time
            </th>
            {["Sets", "Hit", "Valid", "Total", "Simple"].map((name) => (
              <th key={name} scope="col" className="px-3 font-normal">
                {name}
              </th>
            ))}
            {shares.map((share) => (
              <th key={share} scope="col" className="px-3 font-normal whitespace-nowrap">
                ≥ {share * 100} %
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {strengths.map(({ t, measured }) => (
            <tr key={t} className={`border-b border-hair ${t === chosen ? "bg-hair" : ""}`}>
              <th scope="row" className="py-1 pr-4 pl-1 text-left font-normal">
                <Link
                  href={buildHref(t)}
                  prefetch={false}
                  scroll={false}
                  aria-current={t === chosen ? "true" : undefined}
                  className={`link ${t === chosen ? "font-medium" : ""}`}
                >
                  t = {t}
                </Link>
              </th>
              {measured.ok ? (
                <Numbers tWay={measured.value} shares={shares} />
              ) : (
                <td colSpan={5 + shares.length} className="px-3 text-left text-dim">
                  {measured.error.message}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Numbers({ tWay, shares }: { tWay: TWay; shares: readonly number[] }) {
  const { sets, hit, valid, total, simple, completeness } = tWay;
  const counts = [sets.length, hit, valid].map(formatCount);
  const rates = [total, simple, ...shares.map((share) => completeness[share] ?? null)];
  return [...counts, ...rates.map((rate) => (rate === null ? "–" : formatRate(rate)))].map((text, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places.
    <td key={i} className="px-3 text-right whitespace-nowrap">
      {text}
    </td>
  ));
}
