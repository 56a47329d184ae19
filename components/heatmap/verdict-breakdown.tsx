import type { VerdictCounts } from "@/lib/coverage/crossing-result";
import { formatCount } from "@/lib/format/number";

/** Each decision on a failure, and what the observation then counts as. */
const ROWS: [keyof VerdictCounts, name: string, effect: string][] = [
  ["open", "Open", "fail"],
  ["true_failure", "True failure", "fail"],
  ["spec_bug", "Spec bug", "unscored"],
  ["checker_bug", "Checker bug", "pass"],
  ["simulation_bug", "Simulation bug", "invalid"],
];

/** Raw failures by verdict. */
export function VerdictBreakdown({ verdicts }: { verdicts: VerdictCounts }) {
  return (
    <table className="mt-3 w-full">
      <caption className="text-left text-xs text-dim">Raw failures by verdict, and its effect</caption>
      <tbody>
        {ROWS.map(([verdict, name, effect]) => (
          <tr key={verdict} className={verdicts[verdict] === 0 ? "text-dim" : ""}>
            <th scope="row" className="text-left font-normal">
              {name}
            </th>
            <td className="text-right">{formatCount(verdicts[verdict])}</td>
            <td className="w-20 pl-3 text-right text-dim">{effect}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
