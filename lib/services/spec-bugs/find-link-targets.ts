import { parseBucket } from "@/lib/coverage/filter";
import type { Database } from "@/lib/db/database";
import type { LinkTarget } from "@/lib/db/mutations/write-spec-bug-link";
import { findBranchId, findMarkNames, findRunNames, type RunNames } from "@/lib/db/queries/find-link-names";
import { findSpecBug } from "@/lib/db/queries/find-spec-bug";
import { failure, type Result, success } from "@/lib/result";
import type { NewLink } from "@/lib/spec-bugs/new-link";
import { listMessageTexts } from "@/lib/transcript/message-texts";
import { chooseCampaigns } from "../projects/choose-campaigns";
import { findProjectId } from "../projects/find-project-id";
import { getProject } from "../projects/get-project";
import { runNotFound } from "../projects/not-found";
import { isStoredId } from "../projects/stored-id";
import { listMessages } from "../runs/list-messages";
import { specBugNotFound } from "./find-project-map";

type Place = { project: string; projectId: number };
type LinkOf<Kind extends NewLink["kind"]> = Extract<NewLink, { kind: Kind }>;

const NOTHING: Omit<LinkTarget, "kind"> = {
  campaignId: null,
  campaignSlug: null,
  runKey: null,
  attempt: null,
  branch: null,
  messageId: null,
  messageIndex: null,
  quote: null,
  markId: null,
  at: null,
  campaigns: [],
  otherSpecBugId: null,
};

/** Finds what links are to name: runs and messages as the log does, buckets as the current map does. */
export async function findLinkTargets(
  db: Database,
  project: string,
  links: readonly NewLink[],
): Promise<Result<LinkTarget[]>> {
  const projectId = await findProjectId(db, project);
  if (!projectId.ok) return projectId;
  const targets: LinkTarget[] = [];
  for (const link of links) {
    const target = await findLinkTarget(db, { project, projectId: projectId.value }, link);
    if (!target.ok) return target;
    targets.push(target.value);
  }
  return success(targets);
}

function findLinkTarget(db: Database, place: Place, link: NewLink): Promise<Result<LinkTarget>> {
  switch (link.kind) {
    case "run":
      return findRun(db, place, link);
    case "message":
      return findMessage(db, place, link);
    case "mark":
      return findMark(db, place, link);
    case "bucket":
      return findBucket(db, place, link);
    case "spec_bug":
      return findOther(db, place, link);
  }
}

function nameRun({ campaignId, campaign, key, attempt }: RunNames) {
  return { campaignId, campaignSlug: campaign, runKey: key, attempt };
}

async function findRun(
  db: Database,
  { project, projectId }: Place,
  { run }: { run: number },
): Promise<Result<LinkTarget>> {
  const names = isStoredId(run) ? await findRunNames(db.pool, projectId, run) : null;
  if (names === null) return runNotFound(db, project, run);
  return success({ ...NOTHING, kind: "run", ...nameRun(names) });
}

async function findMessage(
  db: Database,
  place: Place,
  { run, branch = 0, message: index, quote }: LinkOf<"message">,
): Promise<Result<LinkTarget>> {
  const target = await findRun(db, place, { run });
  if (!target.ok) return target;
  const window = await listMessages(db, place.project, run, { branch, from: index, count: 1 });
  if (!window.ok) return window;
  const [message] = window.value.messages;
  const branchId = await findBranchId(db.pool, place.projectId, run, branch);
  if (message === undefined || branchId === null) {
    const of = branch === 0 ? `run ${run}` : `branch ${branch} of run ${run}`;
    return failure(
      "not_found",
      `${of} has no message ${index}; it has ${window.value.total}, counted from 0`,
    );
  }
  if (
    quote !== undefined &&
    !listMessageTexts(message).some(({ text }) => normalise(text).includes(normalise(quote)))
  ) {
    return failure(
      "usage",
      `message ${index} of run ${run} does not say ${JSON.stringify(quote.slice(0, 100))}`,
    );
  }
  return success({
    ...target.value,
    kind: "message",
    branch: branchId,
    messageId: message.id ?? null,
    messageIndex: index,
    quote: quote ?? null,
  });
}

/** Pages print every break of a line alike. */
function normalise(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

async function findMark(
  db: Database,
  { project, projectId }: Place,
  { mark }: LinkOf<"mark">,
): Promise<Result<LinkTarget>> {
  const names = isStoredId(mark) ? await findMarkNames(db.pool, projectId, mark) : null;
  if (names === null) return failure("not_found", `project "${project}" has no mark ${mark}`);
  const { branch, messageId, messageIndex, quote } = names;
  const message = { branch, messageId, messageIndex, quote };
  return success({ ...NOTHING, kind: "mark", ...nameRun(names), ...message, markId: mark });
}

async function findBucket(
  db: Database,
  { project: slug }: Place,
  { at, campaigns = [] }: LinkOf<"bucket">,
): Promise<Result<LinkTarget>> {
  const project = await getProject(db, slug);
  if (!project.ok) return project;
  if (project.value.map === null) {
    return failure("conflict", `project "${slug}" has no coverage map to name buckets by`);
  }
  const words = Object.entries(at).map(([dimension, value]) => `${dimension}:${value}`);
  if (words.length === 0) return failure("usage", "a bucket has at least one dimension:value");
  const bucket = parseBucket(words, project.value.map.coverage);
  if (!bucket.ok) return bucket;
  const chosen = chooseCampaigns(project.value, campaigns);
  if (!chosen.ok) return chosen;
  const slugs = chosen.value.map((campaign) => campaign.slug).toSorted();
  return success({ ...NOTHING, kind: "bucket", at: bucket.value, campaigns: slugs });
}

async function findOther(
  db: Database,
  { project, projectId }: Place,
  { number }: LinkOf<"spec_bug">,
): Promise<Result<LinkTarget>> {
  const other = isStoredId(number) ? await findSpecBug(db.pool, projectId, number) : null;
  if (other === null) return specBugNotFound(project, number);
  return success({ ...NOTHING, kind: "spec_bug", otherSpecBugId: other.id });
}
