import { useQueryState } from "nuqs";
import { Fault } from "@/components/ui/fault";
import { Fold } from "@/components/ui/fold";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount, formatQuantity } from "@/lib/format/number";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { DiscoveredField } from "@/lib/map/discovery/rank-fields";
import { formatFieldPath } from "@/lib/map/field-path";
import { refineParsers } from "@/lib/url/refine-url";
import { DiscoveredTable } from "./discovered-table";
import { type Discovery, useDiscovery } from "./use-discovery";

/** Fields of the run records that the map does not have, by how much of the failures they explain. */
export function DiscoveredFields({
  project,
  campaigns,
  version,
  map,
  onAdd,
}: {
  project: string;
  campaigns: string[];
  /** The version of the map that is applied. */
  version: number;
  /** The map as the draft has it. */
  map: CoverageMap;
  onAdd: (field: DiscoveredField) => void;
}) {
  const [isWanted, setIsWanted] = useQueryState("discover", refineParsers.discover);
  const answer = useDiscovery(project, campaigns, version, isWanted);
  return (
    <section aria-label="Dimensions to discover">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-[15px]">Dimensions to discover</h2>
        {!isWanted && (
          <button type="button" onClick={() => void setIsWanted(true)} className="control screen-only">
            Look for fields that explain failures
          </button>
        )}
      </div>
      <div aria-live="polite">
        {isWanted && answer === null && <p className="text-dim">Reading the records…</p>}
        {answer && !answer.ok && <Fault error={answer.message} />}
        {answer?.ok && <p className="text-dim">{describe(answer.value)}</p>}
      </div>
      {answer?.ok && <Ranking discovery={answer.value} map={map} onAdd={onAdd} />}
    </section>
  );
}

function Ranking({
  discovery: { fields, left_out },
  map,
  onAdd,
}: {
  discovery: Discovery;
  map: CoverageMap;
  onAdd: (field: DiscoveredField) => void;
}) {
  const read = new Set(map.dimensions.flatMap(({ from }) => from.map(formatFieldPath)));
  const isAdded = ({ from }: DiscoveredField) => from.some((path) => read.has(path));
  const explaining = fields.filter(({ significant }) => significant);
  const others = fields.filter(({ significant }) => !significant);
  return (
    <>
      {explaining.length > 0 && <DiscoveredTable fields={explaining} isAdded={isAdded} onAdd={onAdd} />}
      {others.length > 0 && (
        <Fold title={`${formatQuantity(others.length, "field")} that may differ by chance alone`}>
          <DiscoveredTable fields={others} isAdded={isAdded} onAdd={onAdd} />
        </Fold>
      )}
      {left_out.length > 0 && (
        <Fold title={`${formatQuantity(left_out.length, "field")} left out, and why`}>
          <ul className="text-xs">
            {left_out.map(({ from, reason }) => (
              <li key={from.join()} className="break-words">
                <VisibleText text={from[0]!} />:{" "}
                <span className="text-dim">
                  <VisibleText text={reason} />
                </span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}

function describe(discovery: Discovery): string {
  const { fields, campaigns, runs, observations, failures, clustered, more_fields } = discovery;
  const explaining = fields.filter(({ significant }) => significant).length;
  const sentences = [
    `${formatCount(explaining)} of ${formatQuantity(fields.length, "field")} tested explain failures beyond chance (q at most 0.05).`,
    `Raw outcomes of ${formatQuantity(observations, "observation")}, ${formatCount(failures)} failing, in ${campaigns.join(", ") || "no campaign"}.`,
    ...(runs.read < runs.of
      ? [`A sample: ${formatCount(runs.read)} of ${formatCount(runs.of)} runs, the same every time.`]
      : []),
    ...(clustered ? ["Several observations of one run count as one piece of evidence."] : []),
    ...(more_fields ? ["The records have more fields than were looked at."] : []),
    ...(explaining > 0
      ? [
          "A field may repeat what a dimension says already; and these runs discovered it: test it on fresh ones.",
        ]
      : []),
  ];
  return sentences.join(" ");
}
