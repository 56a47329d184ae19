import { getList, getObject, getText, isJsonObject, type JsonObject } from "@/lib/import/json-object";
import type { Message, ReadRecord } from "@/lib/import/run-record";
import { TARGET_BRANCH } from "@/lib/transcript/opening-branch";
import type { RoleCall } from "./inspect-calls";
import { toMessage } from "./inspect-messages";
import { createRepeatGauge, type MessagePool, type RepeatGauge, resolveRanges } from "./inspect-references";
import type { InspectSample } from "./inspect-sample";

/** More are an attack: of real timelines the longest have some dozens. */
const MOST_BRANCHES = 1000;

type Branch = ReadRecord["branches"][number];

/** A span of the target's timeline that is a branch of its conversation. */
type BranchSpan = { id: string; label: string; events: Set<string> };

// Timelines nest to any depth in hostile logs; the sanitiser has bounded it.
function collectSpans(span: JsonObject, into: BranchSpan[]): void {
  const branch: BranchSpan = {
    id: getText(span, "id") ?? `branch ${into.length + 1}`,
    label: getText(span, "name") ?? `branch ${into.length + 1}`,
    events: new Set(),
  };
  into.push(branch);
  const collectEvents = (content: unknown[]) => {
    for (const item of content) {
      if (!isJsonObject(item)) continue;
      const event = getText(item, "event");
      if (event) branch.events.add(event);
      collectEvents(getList(item, "content"));
    }
  };
  collectEvents(getList(span, "content"));
  for (const child of getList(span, "branches")) if (isJsonObject(child)) collectSpans(child, into);
}

function getBranchSpans(timelines: unknown[]): BranchSpan[] {
  const spans: BranchSpan[] = [];
  for (const timeline of timelines) {
    if (isJsonObject(timeline) && timeline.name === "target")
      collectSpans(getObject(timeline, "root"), spans);
  }
  return spans;
}

/**
 * What a call was shown, each message under its own id. A log's pool holds equal messages once, under the
 * id of the first; the anchors of a branch say which ones it was given, the last of them last.
 */
function* listInput(
  { inputRefs, anchors, anchorCount }: RoleCall,
  pool: MessagePool,
  mayUse: RepeatGauge,
): Generator<unknown> {
  if (anchorCount === 0) return yield* resolveRanges(inputRefs, pool, mayUse);
  const getId = (message: unknown) => (isJsonObject(message) ? getText(message, "id") : undefined);
  const taken = new Set(Array.from(pool.keys(), (index) => getId(pool.get(index))));
  const ids = Array.from(
    resolveRanges(inputRefs, pool, () => true),
    getId,
  );
  for (let back = 1; back <= Math.min(ids.length, anchorCount); back++) {
    const anchor = anchors[anchorCount - back];
    if (ids.at(-back) === anchor) continue;
    if (taken.has(anchor)) break;
    ids[ids.length - back] = anchor;
  }
  let index = 0;
  for (const message of resolveRanges(inputRefs, pool, mayUse)) {
    const id = ids[index++];
    yield isJsonObject(message) && id !== getId(message) ? { ...message, id } : message;
  }
}

function* listMessages(
  call: RoleCall,
  { pool }: InspectSample,
  resolve: (value: unknown) => unknown,
  mayUse: RepeatGauge,
): Generator<Message> {
  const { input, output } = call;
  const shown = input.length > 0 ? input : listInput(call, pool, mayUse);
  for (const message of shown) yield toMessage(resolve(message));
  if (output !== undefined) yield toMessage(resolve(output));
}

/**
 * The views of a run beside its own messages, where a log has an auditor's there (Petri): the conversation
 * as the system under test saw it, by the input of its last call and its answer; what was rolled back or
 * restarted, by the last call of each other branch of the log's timeline; what the judge was shown and said.
 */
export function buildBranches(sample: InspectSample, resolve: (value: unknown) => unknown): Branch[] {
  const { target, judge } = sample.calls;
  const last = target.at(-1);
  if (last === undefined) return [];
  const branches: Branch[] = [];
  const ids = new Set<string>();
  const mayUse = createRepeatGauge();
  const add = (id: string, label: string, call: RoleCall) => {
    ids.add(id);
    branches.push({ id, label, messages: sample.keep(listMessages(call, sample, resolve, mayUse)) });
  };
  add(TARGET_BRANCH, "target", last);
  const positions = new Map(target.map(({ event }, position) => [event, position]));
  const taken = new Set([target.length - 1]);
  for (const span of getBranchSpans(sample.timelines)) {
    if (branches.length === MOST_BRANCHES) {
      branches.push({ id: "left out", label: `left out: more than ${MOST_BRANCHES} branches`, messages: [] });
      break;
    }
    // The last call of two spans is the same only where one repeats the other.
    const position = [...span.events].reduce((most, event) => Math.max(most, positions.get(event) ?? -1), -1);
    const call = target[position];
    if (call === undefined || taken.has(position) || ids.has(span.id)) continue;
    taken.add(position);
    add(span.id, `${span.label} (abandoned)`, call);
  }
  if (judge) add("judge", "judge", judge);
  return branches;
}
