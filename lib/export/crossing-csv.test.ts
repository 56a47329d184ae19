import { expect, test } from "vitest";
import { createBucket } from "@/lib/coverage/heatmap-fixture";
import { newcombeInterval } from "@/lib/stats/newcombe";
import { wilsonInterval } from "@/lib/stats/wilson";
import { formatCrossingCsv } from "./crossing-csv";

const role = {
  id: "role",
  label: "Role",
  unit: null,
  values: [{ id: "-ceo", label: '=HYPERLINK("x")', declared: true }],
};

const hit = createBucket({
  at: { role: "-ceo" },
  status: "partial",
  reason: "@later",
  held_out: true,
  hits: 200,
  pass: 199,
  fail: 1,
  goal: 870,
  grade: 200 / 870,
  failure_rate: 0.005,
  interval: wilsonInterval(1, 200),
});
const hole = createBucket({ at: { role: "other" } });

function readCsv(text: string): Record<string, string>[] {
  const [titles, ...lines] = text
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
  return lines.map((line) => Object.fromEntries(titles!.map((title, i) => [title, line[i]!])));
}

test("each bucket has its ids, labels and figures to full precision, raw and adjudicated", () => {
  const cleared = { ...hit, status: "covered" as const, pass: 200, fail: 0, failure_rate: 0 };
  const [first, second] = readCsv(
    formatCrossingCsv(
      [role],
      [
        { ...hit, adjudicated: cleared },
        { ...hole, adjudicated: hole },
      ],
    ),
  );
  expect(first).toMatchObject({
    ...{ "values.role": "'-ceo", "labels.role": `"'=HYPERLINK(""x"")"`, reason: "'@later" },
    ...{ goal: "870", hits: "200", grade: "0.22988505747126436", status: "partial", held_out: "true" },
    ...{ failure_rate: "0.005", failure_rate_n: "200", interval_low: "0.0008831687156009805" },
    ...{ interval_high: "0.02777370439789293", interval_method: "wilson", interval_level: "0.95" },
    ...{ adjudicated_fail: "0", adjudicated_status: "covered", adjudicated_failure_rate: "0" },
  });
  expect(second).toMatchObject({
    ...{ "values.role": "other", "labels.role": "other", hits: "0", failure_rate: "", interval_low: "" },
    ...{ status: "hole", failure_rate_n: "0", verdicts_open: "0" },
  });
});

test("a comparison adds the change and what it is measured against, and nothing else does", () => {
  const against = { hits: 80, pass: 32, fail: 48, failure_rate: 0.6, interval: null };
  const interval = newcombeInterval({ count: 56, n: 70 }, { count: 48, n: 80 });
  const changed = { ...hit, change: { against, difference: 0.2, interval } };
  const [first] = readCsv(formatCrossingCsv([role], [{ ...changed, adjudicated: hit }]));
  expect(first).toMatchObject({ change: "0.2", against_hits: "80", against_pass: "32", against_fail: "48" });
  expect(Number(first!.change_low)).toBeCloseTo(0.0524, 4);
  expect(Number(first!.change_high)).toBeCloseTo(0.3339, 4);
  expect(first).toMatchObject({ adjudicated_change: "", adjudicated_against_hits: "" });
  const [plain] = readCsv(formatCrossingCsv([role], [{ ...hit, adjudicated: hit }]));
  expect(Object.keys(plain!).filter((title) => /change|against/.test(title))).toEqual([]);
});
