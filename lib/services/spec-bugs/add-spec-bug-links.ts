import type { PoolClient } from "pg";
import { addSpecBugEvent } from "@/lib/db/mutations/write-spec-bug";
import { addSpecBugLink, type LinkTarget } from "@/lib/db/mutations/write-spec-bug-link";
import { listSpecBugsById } from "@/lib/db/queries/find-spec-bug";
import { listSpecBugLinks, type SpecBugLinkRow } from "@/lib/db/queries/list-spec-bug-links";
import { failure, type Result, success } from "@/lib/result";
import { SPEC_BUG_LIMITS } from "@/lib/spec-bugs/limits";
import { nameLink } from "@/lib/spec-bugs/name-link";
import { formatLink } from "./load-spec-bugs";

type Owner<Id extends number | null> = { projectId: number; id: Id };

/** Checks that a spec bug, or one that is about to be made (id null), can have further links. */
export async function checkLinks(
  client: PoolClient,
  { projectId, id }: Owner<number | null>,
  targets: readonly LinkTarget[],
): Promise<Result<null>> {
  const existing = id === null ? [] : await listSpecBugLinks(client, projectId, [id]);
  if (existing.length + targets.length > SPEC_BUG_LIMITS.links) {
    return failure("conflict", `a spec bug has at most ${SPEC_BUG_LIMITS.links} links`);
  }
  const known = new Set(existing.map(identifyRow));
  for (const target of targets) {
    const identity = identifyTarget(target);
    if (known.has(identity))
      return failure("conflict", `it is linked to this ${describeKind(target)} already`);
    known.add(identity);
    if (target.otherSpecBugId === null) continue;
    const other = await checkOther(client, projectId, { id, otherId: target.otherSpecBugId });
    if (!other.ok) return other;
  }
  return success(null);
}

/** A link between two spec bugs is seen from both: one of them has it. */
async function checkOther(
  client: PoolClient,
  projectId: number,
  { id, otherId }: { id: number | null; otherId: number },
): Promise<Result<null>> {
  if (id === otherId) return failure("usage", "a spec bug is not linked to itself");
  const [other] = await listSpecBugsById(client, [otherId]);
  if (other === undefined) return failure("conflict", "the other spec bug was deleted just now");
  const back = await listSpecBugLinks(client, projectId, [otherId]);
  if (id !== null && back.some(({ other_spec_bug_id }) => other_spec_bug_id === id)) {
    return failure("conflict", `spec bug ${other.number} is linked to this one already`);
  }
  return success(null);
}

/** Writes links that were checked, with a line of the history for each. */
export async function addLinks(
  client: PoolClient,
  { projectId, id }: Owner<number>,
  targets: readonly LinkTarget[],
): Promise<void> {
  const added = new Set<number>();
  for (const target of targets) added.add(await addSpecBugLink(client, id, target));
  for (const row of await listSpecBugLinks(client, projectId, [id])) {
    if (!added.has(row.id)) continue;
    await addSpecBugEvent(client, id, { kind: "linked", change: { link: nameLink(formatLink(row, null)) } });
  }
}

function describeKind({ kind }: LinkTarget): string {
  return kind.replace("_", " ");
}

/** What two links must not have in common. */
function identifyTarget(target: LinkTarget): string {
  const { kind, campaignSlug, runKey, attempt, branch, messageIndex, quote, markId, at, campaigns } = target;
  if (kind === "mark") return JSON.stringify([kind, markId]);
  const bucket = at && Object.entries(at).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const message = [branch, messageIndex, quote];
  return JSON.stringify([
    kind,
    campaignSlug,
    runKey,
    attempt,
    message,
    bucket,
    campaigns,
    target.otherSpecBugId,
  ]);
}

function identifyRow(row: SpecBugLinkRow): string {
  return identifyTarget({
    kind: row.kind,
    campaignId: null,
    campaignSlug: row.campaign,
    runKey: row.run_key,
    attempt: row.attempt,
    branch: row.branch,
    messageId: null,
    messageIndex: row.message_index,
    quote: row.quote,
    // The mark of a link is gone where it has none; no other link has the same.
    markId: row.mark_id ?? -row.id,
    at: row.at,
    campaigns: row.campaigns,
    otherSpecBugId: row.other_spec_bug_id,
  });
}
