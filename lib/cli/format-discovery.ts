import { formatCount, formatInterval, formatQuantity, formatRate } from "@/lib/format/number";
import { formatP } from "@/lib/format/p-value";
import type { DiscoveredField } from "@/lib/map/discovery/rank-fields";
import type { Discovery } from "@/lib/services/maps/discover-dimensions";
import { toTerminalText } from "./terminal-text";
import { formatTextTable } from "./text-table";

/** Fields not in the map, for people: one line each, then the values of those that are significant. */
export function formatDiscovery(discovery: Discovery): string {
  const { project, map_version, campaigns, runs, fields, left_out, failures, observations } = discovery;
  const read = runs.read === runs.of ? "" : ` (${formatCount(runs.read)} of ${formatCount(runs.of)} runs)`;
  const lines = [
    `fields not in the map of ${project}, version ${map_version}; campaigns ${campaigns.join(", ")}`,
    `raw outcomes of ${formatQuantity(observations, "observation")}${read}, of which ${formatCount(failures)} failed`,
    ...(discovery.clustered ? ["outcomes of one run stay together: p by permutation of runs"] : []),
    "",
    fields.length === 0 ? "No field can be tested." : formatFields(fields),
  ];
  for (const field of fields.filter(({ significant }) => significant)) {
    lines.push("", toTerminalText(field.from[0]!), formatValues(field));
  }
  if (left_out.length > 0) {
    lines.push("", "left out");
    for (const { from, reason } of left_out) lines.push(toTerminalText(`${from[0]}: ${reason}`));
  }
  if (discovery.more_fields) lines.push("the records have more fields, which were not looked at");
  return lines.join("\n");
}

function formatFields(fields: DiscoveredField[]): string {
  return formatTextTable(fields, [
    { title: "field", get: ({ from }) => from[0]! },
    { title: "V", get: ({ v }) => v.toFixed(3), align: "right" },
    {
      title: "p",
      get: ({ p, p_from }) => `${formatP(p)}${p_from === "permutation" ? "*" : ""}`,
      align: "right",
    },
    { title: "q", get: ({ q, significant }) => `${formatP(q)}${significant ? "" : " n.s."}`, align: "right" },
    { title: "n", get: ({ n }) => formatCount(n), align: "right" },
    { title: "runs that have it", get: ({ coverage }) => formatRate(coverage), align: "right" },
    { title: "values", get: ({ values }) => values.length, align: "right" },
  ]).concat(fields.some(({ p_from }) => p_from === "permutation") ? "\n* by permutation" : "");
}

function formatValues({ values }: DiscoveredField): string {
  return formatTextTable(values, [
    { title: "value", get: ({ label }) => label },
    { title: "n", get: ({ n }) => formatCount(n), align: "right" },
    { title: "failed", get: ({ fail }) => formatCount(fail), align: "right" },
    { title: "rate", get: ({ rate }) => formatRate(rate), align: "right" },
    { title: "95 % interval", get: ({ interval }) => formatInterval(interval), align: "right" },
  ]);
}
