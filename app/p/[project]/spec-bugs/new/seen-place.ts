import type { Database } from "@/lib/db/database";
import { formatVisibleText } from "@/lib/format/visible-text";
import { getMark } from "@/lib/services/marks/get-mark";
import type { ProjectDetail } from "@/lib/services/projects/get-project";
import { getRun } from "@/lib/services/runs/get-run";
import type { SeenPlace } from "@/lib/services/spec-bugs/prefill-spec-bug";
import { labelBucket } from "@/lib/spec-bugs/label-bucket";
import type { NewLink } from "@/lib/spec-bugs/new-link";
import { buildBucketHref } from "@/lib/url/bucket-url";
import { resolveBucketView } from "@/lib/url/bucket-view";
import { buildMarkHref } from "@/lib/url/marks-url";
import { buildRunHref } from "@/lib/url/run-url";
import { buildSpecBugsHref, type NewSpecBugQuery } from "@/lib/url/spec-bugs-url";

/** Where a spec bug was seen by the address of its form, and the way back there. */
export function resolveSeenPlace(
  project: ProjectDetail,
  { at, campaign, run, branch, m, mark, from }: NewSpecBugQuery,
): { seen: SeenPlace | null; back: { href: string; label: string }; notices: string[] } {
  const { slug, map, campaigns } = project;
  if (mark !== null) {
    const back = { href: buildMarkHref(slug, mark, from), label: "Mark" };
    return { seen: { kind: "mark", mark }, back, notices: [] };
  }
  if (run !== null) {
    const back = { href: buildRunHref(slug, run, { branch, m, from }), label: "Run" };
    const seen: SeenPlace = m === null ? { kind: "run", run } : { kind: "message", run, branch, message: m };
    return { seen, back, notices: [] };
  }
  const back = { href: buildSpecBugsHref(slug), label: "Spec bugs" };
  if (at.length === 0) return { seen: null, back, notices: [] };
  if (!map) return { seen: null, back, notices: ["The project has no map to name a bucket by."] };
  const view = resolveBucketView({ at, campaign, where: [], outcome: [] }, map.coverage, campaigns);
  const isBucket = Object.keys(view.at).length > 0;
  return {
    // Without campaigns in the address the bucket is meant in all of them.
    seen: isBucket
      ? { kind: "bucket", at: view.at, campaigns: campaign.length > 0 ? view.campaigns : [] }
      : null,
    back: isBucket ? { href: buildBucketHref(slug, { at, campaign }), label: "Bucket" } : back,
    notices: view.notices,
  };
}

/** What a link of a new spec bug is called. */
export function describeSeenPlace({ map }: ProjectDetail, link: NewLink): string {
  switch (link.kind) {
    case "bucket": {
      const { label } = labelBucket(link.at, map?.coverage ?? null);
      const campaigns = link.campaigns ?? [];
      const name = `bucket ${label}${campaigns.length > 0 ? `, in ${campaigns.join(", ")}` : ""}`;
      return formatVisibleText(name);
    }
    case "run":
      return `run ${link.run}`;
    case "message":
      return `message ${link.message} of run ${link.run}${link.branch ? `, branch ${link.branch}` : ""}`;
    case "mark":
      return `mark ${link.mark}`;
    case "spec_bug":
      return `spec bug ${link.number}`;
  }
}

/** The run that a spec bug was seen in, where it has failing observations to decide on. */
export async function findFailingRun(
  db: Database,
  project: string,
  seen: SeenPlace,
): Promise<{ run: number; observations: number } | null> {
  const run = await findSeenRun(db, project, seen);
  const found = run === null ? null : await getRun(db, project, run);
  if (!found?.ok) return null;
  const failing = found.value.observations.filter(({ outcome }) => outcome === "fail");
  return failing.length > 0 ? { run: found.value.run, observations: failing.length } : null;
}

async function findSeenRun(db: Database, project: string, seen: SeenPlace): Promise<number | null> {
  if (seen.kind === "bucket") return null;
  if (seen.kind !== "mark") return seen.run;
  const mark = await getMark(db, project, seen.mark);
  return mark.ok ? mark.value.run : null;
}
