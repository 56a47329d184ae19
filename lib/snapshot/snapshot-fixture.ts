import { crossing } from "@/lib/coverage/crossing";
import { buildCube, STATES, type State } from "@/lib/coverage/cube";
import { parseMap } from "@/lib/map/parse-map";
import type { SnapshotSource } from "./build-snapshot";

export const FIXTURE_MAP = `name: Snapshot fixture
goal: 10
dimensions:
  topic: { label: Topic, from: metadata.topic, values: [{ id: money, label: Money }, power, love] }
  tone: { label: Tone, unit: dB, from: metadata.tone, values: [calm, urgent, shrill] }
  place: { label: Place, from: metadata.place, values: [home, work] }
ignore: [{ where: { topic: love, tone: calm }, reason: nobody asks }]
illegal: [{ where: { topic: love, tone: shrill }, reason: cannot be }]
held_out: [{ where: { topic: money, tone: calm }, reason: kept for the end }]
`;

/** Coordinates are positions of values; -1 is a value that the map does not declare. */
const ROWS: [coords: number[], state: State, n: number][] = [
  [[0, 0, 0], "pass", 40],
  [[0, 0, 1], "fail_checker", 2],
  [[0, 1, 0], "pass", 3],
  [[0, 1, 0], "fail", 1],
  [[1, 0, 0], "fail_confirmed", 5],
  [[1, 1, 1], "invalid", 2],
  [[2, 0, 1], "pass", 4],
  [[2, 2, 1], "fail", 1],
  [[-1, 1, 0], "pass", 1],
];

/** Everything a snapshot is made from, with every kind of bucket in it, but for what a test gives. */
export function createSnapshotSource(
  given: Partial<Omit<SnapshotSource, "crossing" | "map">> & { by?: string[]; map?: string } = {},
): SnapshotSource {
  const { by = ["topic", "tone"], map: text = FIXTURE_MAP, where = [], ...rest } = given;
  const coverage = parseMap(text);
  if (!coverage.ok) throw new Error(coverage.error.message);
  const rows = ROWS.map(([coords, state, n]) => ({ coords, state: STATES.indexOf(state), aware: 2, n }));
  const cube = buildCube(rows, [null, null, null]);
  const crossed = crossing(cube, coverage.value, { by, where });
  if (!crossed.ok) throw new Error(crossed.error.message);
  const grades = { map_grade: null };
  return {
    lacuna: "0.0.0",
    title: "Fixture",
    note: "",
    createdAt: new Date("2026-11-21T10:20:30.400Z"),
    project: { slug: "fixture", name: "Fixture", synthetic: false },
    map: { version: 3, text, coverage: coverage.value },
    campaigns: [
      { slug: "main", kind: "eval", runs: 59, observations: 59, created_at: "2026-11-20T10:00:00.000Z" },
    ],
    metric: "failure_rate",
    counting: "raw",
    from: null,
    to: null,
    imports: [
      {
        ...{ import: 1, campaign: "main", started_at: "2026-11-20T10:00:00.000Z", format: "jsonl", runs: 59 },
        sha256: "ab".repeat(32),
      },
    ],
    spec_bugs: [],
    ...rest,
    where,
    crossing: {
      ...{ project: "fixture", map_version: 3, campaigns: ["main"], ...grades },
      ...crossed.value,
      adjudicated: { ...crossed.value.adjudicated, ...grades },
      totals: { ...crossed.value.totals, runs: 59 },
    },
  };
}
