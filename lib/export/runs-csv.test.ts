import { expect, test } from "vitest";
import type { RunRow } from "@/lib/coverage/run-row";
import { formatRunsCsv } from "./runs-csv";

const row: RunRow = {
  run: 7,
  id: "run/1",
  attempt: 1,
  case: null,
  campaign: "main",
  observation: "",
  message: 3,
  branch: 1,
  at_time: null,
  outcome: "fail",
  adjudicated: "pass",
  state: "fail_checker",
  aware: "unknown",
  verdict: "duplicate",
  stale: false,
  task: 'a "quoted", task',
  model: "acme/m1",
  started_at: null,
  values: { factors: ["time_pressure", "family"], role: ["ai_ceo"] },
  source: { file: "logs/a.eval", entry: "samples/1_epoch_1.json" },
};

async function* each(rows: RunRow[]) {
  yield* rows;
}

async function format(rows: AsyncIterable<RunRow>, dimensions: string[]): Promise<string> {
  let text = "";
  for await (const piece of formatRunsCsv(rows, dimensions)) text += piece;
  return text;
}

test("one line of titles, one line an observation, a column a dimension", async () => {
  expect(await format(each([row]), ["role", "factors", "gone"])).toBe(
    "run,id,attempt,case,campaign,observation,message,branch,at_time,outcome,adjudicated,state,aware,verdict,stale,task,model,started_at," +
      "values.role,values.factors,values.gone,source_file,source_entry\r\n" +
      '7,run/1,1,,main,,3,1,,fail,pass,fail_checker,unknown,duplicate,false,"a ""quoted"", task",acme/m1,,' +
      "ai_ceo,time_pressure; family,,logs/a.eval,samples/1_epoch_1.json\r\n",
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1+1", "＋1", "－1", "＠SUM(A1)"])(
  "%j is no formula",
  async (text) => {
    const lines = (await format(each([{ ...row, id: text }]), [])).split("\r\n");
    expect(lines[1]!.split(",")[1]).toMatch(/^"?'/);
  },
);

test("nothing but titles where there are no observations", async () => {
  expect((await format(each([]), [])).split("\r\n")).toHaveLength(2);
});

test("a fault of the source reaches the reader", async () => {
  const broken = (async function* () {
    yield row;
    throw new Error("connection lost");
  })();
  await expect(format(broken, [])).rejects.toThrow("connection lost");
});
