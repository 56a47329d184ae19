import { countBucket } from "@/lib/coverage/counting";
import type { Database } from "@/lib/db/database";
import { findMarkNames } from "@/lib/db/queries/find-link-names";
import { failure, type Result, success } from "@/lib/result";
import type { NewLink } from "@/lib/spec-bugs/new-link";
import {
  type Prefill,
  prefillFromBucket,
  prefillFromMark,
  prefillFromMessage,
  prefillFromRun,
} from "@/lib/spec-bugs/prefill";
import { listMessageTexts } from "@/lib/transcript/message-texts";
import { getCrossing } from "../maps/get-crossing";
import { findProjectId } from "../projects/find-project-id";
import { isStoredId } from "../projects/stored-id";
import { getRun } from "../runs/get-run";
import { listMessages } from "../runs/list-messages";

/** Where a reviewer stands who files a spec bug. */
export type SeenPlace = Exclude<NewLink, { kind: "spec_bug" }>;
type PlaceOf<Kind extends SeenPlace["kind"]> = Extract<SeenPlace, { kind: Kind }>;

/** What a spec bug starts with that is filed from a bucket, a run, a message or a mark: what was seen there. */
export function prefillSpecBug(db: Database, project: string, seen: SeenPlace): Promise<Result<Prefill>> {
  switch (seen.kind) {
    case "bucket":
      return seeBucket(db, project, seen);
    case "run":
      return seeRun(db, project, seen);
    case "message":
      return seeMessage(db, project, seen);
    case "mark":
      return seeMark(db, project, seen);
  }
}

async function seeBucket(
  db: Database,
  project: string,
  { at, campaigns = [] }: PlaceOf<"bucket">,
): Promise<Result<Prefill>> {
  const by = Object.keys(at);
  if (by.length === 0) return failure("usage", "a bucket has at least one dimension:value");
  const chosen = campaigns.length > 0 ? campaigns : null;
  const crossing = await getCrossing(db, { project, by, where: [], campaigns: chosen });
  if (!crossing.ok) return crossing;
  const bucket = crossing.value.buckets.find((candidate) => by.every((id) => candidate.at[id] === at[id]));
  if (bucket === undefined) {
    const words = Object.entries(at).map(([dimension, value]) => `${dimension}:${value}`);
    return failure("not_found", `the map has no bucket ${words.join(" ")}, or nothing is in it`);
  }
  const labels = crossing.value.by.map(
    ({ id, values }) => values.find((value) => value.id === at[id])?.label ?? at[id]!,
  );
  return success(
    prefillFromBucket({ labels, bucket: countBucket(bucket, "raw"), campaigns: crossing.value.campaigns }),
  );
}

async function seeRun(db: Database, project: string, { run }: PlaceOf<"run">): Promise<Result<Prefill>> {
  const detail = await getRun(db, project, run);
  return detail.ok ? success(prefillFromRun(detail.value)) : detail;
}

async function seeMessage(
  db: Database,
  project: string,
  { run, branch = 0, message: index, quote }: PlaceOf<"message">,
): Promise<Result<Prefill>> {
  const detail = await getRun(db, project, run);
  if (!detail.ok) return detail;
  const window = await listMessages(db, project, run, { branch, from: index, count: 1 });
  if (!window.ok) return window;
  const [message] = window.value.messages;
  if (message === undefined) {
    return failure(
      "not_found",
      `run ${run} has no message ${index}; it has ${window.value.total}, counted from 0`,
    );
  }
  const texts = quote === undefined ? listMessageTexts(message).map(({ text }) => text) : [quote];
  return success(prefillFromMessage(detail.value, { branch, message: index, role: message.role, texts }));
}

async function seeMark(db: Database, project: string, { mark }: PlaceOf<"mark">): Promise<Result<Prefill>> {
  const projectId = await findProjectId(db, project);
  if (!projectId.ok) return projectId;
  const names = isStoredId(mark) ? await findMarkNames(db.pool, projectId.value, mark) : null;
  if (names === null) return failure("not_found", `project "${project}" has no mark ${mark}`);
  const { key: id, attempt, campaign, branch, messageIndex, quote, note } = names;
  const seen = { mark, branch, message: messageIndex, words: quote, note };
  return success(prefillFromMark({ id, attempt, campaign }, seen));
}
