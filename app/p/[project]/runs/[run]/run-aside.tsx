import { MarkList } from "@/components/marks/mark-list";
import { listRailObservations } from "@/components/run/list-rail-observations";
import { RailLegend } from "@/components/run/rail-sign";
import { Facts, NestedValues, Observations, Section } from "@/components/run/run-details";
import { MessageLink } from "@/components/transcript/message-link";
import { ClippedText } from "@/components/ui/clipped-text";
import { VisibleText } from "@/components/ui/visible-text";
import { formatQuantity } from "@/lib/format/number";
import { formatStatedTime } from "@/lib/format/stated-time";
import { formatTime } from "@/lib/format/time";
import { formatVisibleText } from "@/lib/format/visible-text";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { ProjectDetail } from "@/lib/services/projects/get-project";
import type { RunDetail } from "@/lib/services/runs/get-run";
import { isLongRun } from "@/lib/transcript/time-rail-model";
import { buildRunHref, type RunQuery } from "@/lib/url/run-url";

/** Everything known of a run but its transcript. */
export function RunAside({
  project,
  run,
  query,
}: {
  project: ProjectDetail;
  run: RunDetail;
  query: RunQuery;
}) {
  const { attributes, explanations, highlights } = run;
  const marked = listRailObservations(run.observations, query.branch);
  const href = (m: number, branch: number, highlight: number | null = null) =>
    buildRunHref(project.slug, run.run, { m, branch, highlight, from: query.from });
  const roles = Object.entries(run.model_roles).map(([role, model]): [string, string] => [
    `model, ${role}`,
    model,
  ]);
  return (
    <>
      <div className="pb-2">
        <Facts
          facts={[
            ["case", run.case],
            ["task", run.task],
            ["model", run.model],
            ...roles,
            ["started", run.started_at && formatTime(run.started_at)],
            ["imported", formatTime(run.imported_at)],
            ["tags", attributes.tags.length > 0 ? attributes.tags.join(", ") : null],
            ["limit", attributes.limit ?? null],
            ["invalidated", attributes.invalidated ?? null],
            [
              "error",
              attributes.error === undefined ? null : (
                <ClippedText key="error" text={attributes.error} limit={400} />
              ),
            ],
          ]}
        />
      </div>
      <MarkList />
      <Section title={formatQuantity(run.observations.length, "observation")}>
        {marked.length > 0 && isLongRun(run.message_count, marked.length) && (
          <RailLegend observations={marked} />
        )}
        <Observations
          observations={run.observations.map((observation) => ({
            key: observation.key,
            outcome: observation.outcome,
            verdict: observation.verdict,
            aware: observation.aware,
            at: observation.at_time && formatStatedTime(observation.at_time),
            message:
              observation.message === null
                ? null
                : { href: href(observation.message, observation.branch), index: observation.message },
            values: listValues(observation.values, project.map?.coverage ?? null),
          }))}
        />
      </Section>
      {highlights.length > 0 && (
        <Section title="Highlights">
          <ul className="space-y-2">
            {highlights.map(({ message, index, branch, quote, note }, number) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a highlight is addressed by its position in the log.
              <li key={number} className="[overflow-wrap:anywhere]">
                {quote !== undefined && <ClippedText text={`“${quote}”`} limit={300} />}
                <span className="text-dim">
                  <VisibleText text={note} />{" "}
                </span>
                {index === null ? (
                  <span className="text-dim">
                    (message <VisibleText text={message} /> is not in the log)
                  </span>
                ) : (
                  <MessageLink href={href(index, branch, number)} className="link">
                    message {index}
                    {branch !== query.branch && (
                      <>
                        {" "}
                        of <VisibleText text={run.branches[branch]?.label ?? ""} />
                      </>
                    )}
                  </MessageLink>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {Object.keys(explanations).length > 0 && (
        <Section title="Judge">
          {Object.entries(explanations).map(([score, text]) => (
            <div key={score} className="mb-2">
              <span className="text-xs text-dim">
                <VisibleText text={score} />
              </span>
              <ClippedText text={text} limit={900} />
            </div>
          ))}
        </Section>
      )}
      <Nested title="Scores" value={attributes.scores} />
      <Nested title="Metadata" value={attributes.metadata} isOpen={false} />
      <Nested title="Task arguments" value={attributes.task_args} isOpen={false} />
      {run.sources.length > 0 && (
        <Section title="Source">
          <ul>
            {run.sources.map(({ file, entry }) => (
              <li key={`${file}:${entry}`} className="[overflow-wrap:anywhere]">
                <VisibleText text={file} />
                {entry !== undefined && (
                  <span className="text-dim">
                    {" "}
                    <VisibleText text={entry} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Raw record" isOpen={false}>
        <p className="mb-1">
          <a href={`/api/v1/projects/${project.slug}/runs/${run.run}`} className="link">
            Everything but the transcript, as JSON
          </a>
        </p>
        <ClippedText
          text={formatVisibleText(JSON.stringify(attributes, null, 2).slice(0, 100_000))}
          limit={3000}
          isCode
          className="font-mono text-xs"
        />
      </Section>
    </>
  );
}

function Nested({ title, value, isOpen = true }: { title: string; value: object; isOpen?: boolean }) {
  if (Object.keys(value).length === 0) return null;
  return (
    <Section title={title} isOpen={isOpen}>
      <NestedValues value={value} />
    </Section>
  );
}

function listValues(values: Record<string, string[]>, map: CoverageMap | null): [string, string][] {
  return Object.entries(values).map(([id, ids]) => {
    const dimension = map?.dimensions.find((candidate) => candidate.id === id);
    const labels = ids.map(
      (value) => dimension?.values.find((candidate) => candidate.id === value)?.label ?? value,
    );
    return [dimension?.label ?? id, labels.join(", ")];
  });
}
