import type { HeldVerdict } from "@/lib/coverage/verdict";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { formatStatedTime } from "@/lib/format/stated-time";
import { formatTime } from "@/lib/format/time";
import { formatVerdict } from "@/lib/format/verdict-label";
import { createTimeScale, type MessageTime, type TimeScale } from "./time-scale";
import { listTimeTicks } from "./time-ticks";

/** An observation of the run, with the message that was judged. */
export type RailObservation = {
  key: string;
  outcome: string;
  message: number;
  at: string | null;
  /** What a reviewer decided, and what it counts as since; null where nothing is decided. */
  verdict: { is: HeldVerdict; adjudicated: string } | null;
};

/** Looks of marks, the worst first: a failure by what its verdict makes of it, else the outcome. */
export const RAIL_LOOKS = ["open", "upheld", "overruled", "error", "other", "pass"] as const;
export type RailLook = (typeof RAIL_LOOKS)[number];

/** One or more observations at one place of the rail. */
export type RailMark = {
  place: number;
  /** The message to go to: the first of the worst ones. */
  message: number;
  /** The worst look of the place. */
  look: RailLook;
  count: number;
  label: string;
};

export type TimeRailModel = {
  axis: TimeScale["axis"];
  ticks: { place: number; label: string }[];
  marks: RailMark[];
  getPlace: TimeScale["getPlace"];
  getMessage: TimeScale["getMessage"];
  /** The date and message at a place. */
  describe(place: number): string;
};

/** Marks closer to each other than this share of the rail would cover each other. */
const MARK_PLACES = 150;
const MOST_TICKS = 13;

/** A run as long as this, or with as many observations, is long enough to get lost in. */
const LONG = { messages: 100, observations: 5 };

/** Whether a rail helps to find one's way in a transcript. */
export function isLongRun(messages: number, observations: number): boolean {
  return messages >= LONG.messages || (messages > 1 && observations >= LONG.observations);
}

/** A run from its first message to its last: dates, and what was observed when. */
export function buildTimeRail(
  total: number,
  times: readonly MessageTime[],
  observations: readonly RailObservation[],
): TimeRailModel {
  const dated = observations.flatMap(({ message, at }) => (at === null ? [] : [{ message, at }]));
  // Times of messages come last: where both are known, the message's own is the better one.
  const scale = createTimeScale(total, [...dated, ...times]);
  return {
    axis: scale.axis,
    ticks: listTicks(scale, total),
    marks: groupMarks(scale, observations),
    getPlace: scale.getPlace,
    getMessage: scale.getMessage,
    describe: (place) => {
      const timeMs = scale.getTimeMs(place);
      const message = `message ${formatCount(scale.getMessage(place))} of ${formatCount(total)}`;
      return timeMs === null ? message : `${formatTime(new Date(timeMs).toISOString())}, ${message}`;
    },
  };
}

function listTicks(scale: TimeScale, total: number): { place: number; label: string }[] {
  if (scale.spanMs === null) return listMessageTicks(scale, total);
  const { from, to } = scale.spanMs;
  return listTimeTicks(from, to, MOST_TICKS).map(({ timeMs, label }) => ({
    place: (timeMs - from) / (to - from),
    label,
  }));
}

function listMessageTicks(scale: TimeScale, total: number): { place: number; label: string }[] {
  const rough = total / MOST_TICKS;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((length) => length >= rough)!;
  const ticks: { place: number; label: string }[] = [];
  for (let message = 0; message < total; message += step) {
    ticks.push({ place: scale.getPlace(message), label: formatCount(message) });
  }
  return ticks;
}

function groupMarks(scale: TimeScale, observations: readonly RailObservation[]): RailMark[] {
  const groups = new Map<number, RailObservation[]>();
  for (const observation of [...observations].sort((a, b) => a.message - b.message)) {
    const place = Math.round(scale.getPlace(observation.message) * MARK_PLACES) / MARK_PLACES;
    const group = groups.get(place);
    if (group) group.push(observation);
    else groups.set(place, [observation]);
  }
  return [...groups].map(([place, group]) => {
    const worst = [...group].sort((a, b) => rank(a) - rank(b))[0]!;
    return {
      place: group.length === 1 ? scale.getPlace(worst.message) : place,
      message: worst.message,
      look: getLook(worst),
      count: group.length,
      label: group.length === 1 ? describeOne(worst) : describeGroup(group, worst),
    };
  });
}

/** How an observation is marked. */
export function getLook({ outcome, verdict }: RailObservation): RailLook {
  if (outcome === "fail") {
    if (verdict === null) return "open";
    return verdict.adjudicated === "fail" ? "upheld" : "overruled";
  }
  return outcome === "error" || outcome === "pass" ? outcome : "other";
}

function rank(observation: RailObservation): number {
  return RAIL_LOOKS.indexOf(getLook(observation));
}

function describeOne({ key, outcome, message, at, verdict }: RailObservation): string {
  return [
    at && formatStatedTime(at),
    key || "judged",
    outcome,
    verdict && `${formatVerdict(verdict.is)}, counts as ${verdict.adjudicated}`,
    `message ${message}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function describeGroup(group: RailObservation[], worst: RailObservation): string {
  const failing = group.filter(({ outcome }) => outcome === "fail");
  const overruled = failing.filter((one) => getLook(one) === "overruled").length;
  const upheld = failing.filter((one) => getLook(one) === "upheld").length;
  return [
    worst.at && formatStatedTime(worst.at),
    formatQuantity(group.length, "observation"),
    failing.length > 0 && formatQuantity(failing.length, "failure"),
    upheld > 0 && `${formatCount(upheld)} upheld`,
    overruled > 0 && `${formatCount(overruled)} overruled`,
    `messages ${group[0]!.message} to ${group.at(-1)!.message}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
