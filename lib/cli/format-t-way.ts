import type { LeftOutSet, SetCoverage } from "@/lib/coverage/t-way/set-coverage";
import { formatCount, formatRate } from "@/lib/format/number";
import type { TWayResponse } from "@/lib/requests/answer-t-way";
import { toTerminalText } from "./terminal-text";
import { formatTextTable } from "./text-table";

/** t-way coverage for people: the shares, then one line a set, the least covered first. */
export function formatTWay(answer: TWayResponse): string {
  const { t, total, simple, completeness, valid, hit, sets, left_out, crossings } = answer;
  const lines = [
    `${t}-way coverage of ${answer.project}, map version ${answer.map_version}; campaigns ${answer.campaigns.join(", ")}`,
    `total ${formatShare(total)} (${formatCount(hit)} of ${formatCount(valid)} configurations), simple ${formatShare(simple)}`,
    Object.entries(completeness)
      .map(([share, complete]) => `(${share},${t})-completeness ${formatShare(complete)}`)
      .join(", "),
    "",
    formatSets(sets.toSorted((a, b) => a.coverage - b.coverage)),
    ...listLeftOut(left_out),
  ];
  if (crossings.sets.length > 0) lines.push("", "declared crossings", formatSets(crossings.sets));
  return [...lines, ...listLeftOut(crossings.left_out)].join("\n");
}

function formatSets(sets: SetCoverage[]): string {
  const hasNames = sets.some(({ missing_configurations }) => missing_configurations.length > 0);
  return formatTextTable(sets, [
    { title: "dimensions", get: (set) => set.dimensions.join(" x ") },
    { title: "coverage", get: (set) => formatShare(set.coverage), align: "right" },
    { title: "hit", get: (set) => formatCount(set.hit), align: "right" },
    { title: "of", get: (set) => formatCount(set.valid), align: "right" },
    { title: "missing", get: (set) => formatCount(set.missing), align: "right" },
    ...(hasNames ? [{ title: "such as", get: nameMissing }] : []),
  ]);
}

function nameMissing({ missing_configurations }: SetCoverage): string {
  return missing_configurations.map((at) => Object.values(at).join(" x ")).join("; ");
}

function listLeftOut(sets: LeftOutSet[]): string[] {
  return sets.map(({ dimensions, configurations, reason }) => {
    const why =
      reason === "nothing_valid"
        ? "no configuration is valid"
        : `${formatCount(configurations)} configurations are too many`;
    return `left out: ${dimensions.map(toTerminalText).join(" x ")}: ${why}`;
  });
}

function formatShare(share: number | null): string {
  return share === null ? "–" : formatRate(share);
}
