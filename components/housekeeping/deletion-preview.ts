import { formatCount, formatQuantity } from "@/lib/format/number";

/** What goes with a project, campaign, import or run, as the API counts it. */
export type DeletionPreview = {
  kind: "project" | "campaign" | "import" | "run";
  name: string;
  campaigns: number;
  imports: number;
  runs: number;
  observations: number;
  /** Messages of the main transcripts. */
  messages: number;
  /** Observations by outcome. */
  outcomes: Record<string, number>;
  map_versions: number;
  /** Sentences on what else it means. */
  notes: string[];
};

type Loss = { label: string; count: number };

/** Everything that goes, in a fixed order. A line that is 0 is left out, but for runs and observations. */
export function listLosses(preview: DeletionPreview): Loss[] {
  const { map_versions, campaigns, imports, runs, observations, messages } = preview;
  const losses = [
    { label: "Map versions", count: map_versions },
    { label: "Campaigns", count: campaigns },
    { label: "Imports", count: imports },
    { label: "Runs", count: runs },
    { label: "Observations", count: observations },
    { label: "Messages", count: messages },
  ];
  return losses.filter(({ label, count }) => count > 0 || label === "Runs" || label === "Observations");
}

/** The observations that go, by outcome: "10,628 pass, 1,772 fail". Empty where there are none. */
export function formatOutcomes({ outcomes }: DeletionPreview): string {
  return Object.entries(outcomes)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${formatCount(count)} ${outcome}`)
    .join(", ");
}

/** What the button does, with the count that it stands for: "Delete 12,430 runs". */
export function formatDeleteLabel({ kind, runs }: DeletionPreview): string {
  if (kind === "run") return "Delete this run";
  return runs === 0 ? `Delete this ${kind}` : `Delete ${formatQuantity(runs, "run")}`;
}

/** What differs between what was shown and what is there now: "Runs: 12 before, 13 now". */
export function listChanges(before: DeletionPreview, now: DeletionPreview): string[] {
  const counts = new Map(listLosses(before).map(({ label, count }) => [label, count]));
  const labels = new Set([...counts.keys(), ...listLosses(now).map(({ label }) => label)]);
  const current = new Map(listLosses(now).map(({ label, count }) => [label, count]));
  return [...labels].flatMap((label) => {
    const [old, fresh] = [counts.get(label) ?? 0, current.get(label) ?? 0];
    return old === fresh ? [] : [`${label}: ${formatCount(old)} before, ${formatCount(fresh)} now.`];
  });
}
