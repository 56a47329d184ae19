import { formatQuantity } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { type Html, html } from "./html";
import type { SnapshotContent, SpecBugNote } from "./snapshot-content";

const FAULT_QUESTIONS: Record<SpecBugNote["fault"], string> = {
  silent: "Why it is silent",
  ambiguous: "Why it is ambiguous",
  wrong: "Why it is wrong",
};

/** The notes on the specification that were chosen to go along. */
export function renderSpecBugs({ spec_bugs: notes }: SnapshotContent): Html | null {
  if (notes.length === 0) return null;
  return html`<section><h2>Spec bugs <span class="dim">${formatQuantity(notes.length, "note")} on the specification</span></h2>
${notes.map(renderSpecBug)}</section>`;
}

function renderSpecBug(bug: SpecBugNote): Html {
  const buckets = bug.buckets.map(({ label, campaigns }) =>
    campaigns.length > 0 ? `${label} (${campaigns.join(", ")})` : label,
  );
  const runs = bug.runs.map(({ run, campaign, id, attempt }) => {
    const name = `${campaign}: ${id}${attempt > 1 ? `, attempt ${attempt}` : ""}`;
    return run === null ? `${name} (no longer stored)` : `run ${run}, ${name}`;
  });
  const words: [name: string, text: string][] = [
    ["Status", bug.status_reason ? `${bug.status}: ${bug.status_reason}` : bug.status],
    ["What happened", bug.happened],
    ["The specification", bug.specification],
    [FAULT_QUESTIONS[bug.fault], bug.explanation],
    ["Proposed ruling", bug.ruling],
    ["Buckets", buckets.join("\n")],
    ["Runs", runs.join("\n")],
    ["Filed", `${formatTime(bug.created_at)}, last changed ${formatTime(bug.updated_at)}`],
  ];
  return html`<article class="bug"><header><h3>#${bug.number} ${bug.title}</h3><span class="tag">${bug.status}</span><span class="tag">${bug.severity}</span><span class="tag">specification ${bug.fault}</span>${bug.labels.map(
    (label) => html`<span class="tag">${label}</span>`,
  )}</header>
<dl class="words">${words.map(([name, text]) => text !== "" && html`<dt>${name}</dt><dd>${text}</dd>`)}</dl></article>`;
}
