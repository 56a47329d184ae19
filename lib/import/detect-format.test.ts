import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { detectFormat } from "./detect-format";
import { buildTestArchive } from "./test-archive";
import { createTestFolder } from "./test-folder";

async function detect(content: string | Buffer): Promise<string> {
  const path = join(await createTestFolder(), "anything.txt");
  await writeFile(path, content);
  const format = await detectFormat(path);
  return format.ok ? format.value : format.error.message;
}

test.each([
  ["inspect-eval", buildTestArchive([{ name: "header.json", content: "{}" }])],
  ["inspect-json", '{"version": 2, "status": "success", "eval": {}}'],
  ["inspect-json", '\ufeff{\n "status": "started",\n "plan": {}, "eval": {"x": NaN}}'],
  ["inspect-json", `{"samples": [${'{"id": 1},'.repeat(200_000)}{"id": 2}], "version": 2, "eval": {}}`],
  ["petri", '{"metadata": {"transcript_id": "u"}, "events": []}'],
  ["petri", '{"metadata": {"transcript_id": "u"}, "target_messages": []}'],
  ["bloom", '{"behavior_name": "x", "judgments": []}'],
  ["bloom", '{"metadata": {"max_turns": 5}, "rollouts": []}'],
  ["bloom", '{"behavior_name": "x", "variation_dimensions": [], "variations": []}'],
  ["bloom", '{"behavior_name": "x", "understanding": "y"}'],
  ["bloom", '{"metadata": {}, "evaluated_rollouts": []}'],
  ["promptfoo", '{"evalId": "x", "results": {"version": 3, "results": ['],
  ["promptfoo", `{"results": {"version": 2, "results": [${'{"score": 1},'.repeat(200_000)}`],
  ["promptfoo", '{"cost": 0, "id": "r1", "promptIdx": 1, "vars": {}}\n'],
  ["csv", "id,dim.role,score.x\n1,ceo,0.5\n"],
  ["csv", '\ufeff"case";"outcome"\r\n"c";"pass"\r\n'],
  ["csv", "prompt\ttranscript\n"],
  ["jsonl", '{"id": "a", "scores": {}}\n{"id": "b"}\n'],
  ["jsonl", '\n\n{"id": "a", "metadata": {"transcript_id": "u"}}'],
  ["jsonl", '{"id": "a", broken\n{"id": "b"}\n'],
  ["jsonl", `{"id": "a", "messages": [{"role": "user", "content": "${"x".repeat(2 ** 21)}"}]}`],
  ["agentic-misalignment", '{"raw_response": "x", "metadata": {"condition": "murder_none-none_none"}}'],
])("recognises %s", async (format, content) => {
  expect(await detect(content)).toBe(format);
});

test.each([
  [/^empty file$/, ""],
  [/^empty file$/, "\ufeff \n"],
  [/an Inspect listing, not a log/, '{"x.eval": {"eval_id": "1", "task_id": "2"}}'],
  [/lm-eval/, '{"doc_id": 0, "resps": []}\n'],
  [/promptfoo's table/, "Description,q,[echo] Say,Status,Score,Named Scores,Grader Reason,Comment\n"],
  [/begins with "name,age"; where it is a table of runs, --format csv reads it$/, "name,age\nAnn,3\n"],
  [/gzip; unpack it first: gzip -dc FILE \| lacuna import -/, Buffer.from([0x1f, 0x8b, 8, 0])],
  [/begins with "MIT License"$/, "MIT License\n\nCopyright"],
  [/^binary data/, Buffer.from([1, 2, 0, 255])],
  [/^UTF-16 text; save it as UTF-8$/, Buffer.from('\ufeff{"id":"a"}', "utf16le")],
  [/a JSON array that is no eval log/, "[1, 2]"],
  [/^a JSON array; .*\(JSONL\): jq -c '\.\[\]' FILE$/, '[{"id": "a", "scores": {"x": 1}}]'],
  [/^a JSON array; .*\(JSONL\)/, '[\n{"id": "a"},\n{"id": "b"}\n]\n'],
  [/^a JSON array; .*\(JSONL\)/, `[{"id": "a"}${', {"id": "b", "scores": {}}'.repeat(50_000)}]`],
  [/^not valid JSON: it breaks off/, '[{"id": "a", "scores": {"x": 1}}, {"id"'],
  [/^a JSON file that is no eval log$/, `{"vocabulary": [${"1,".repeat(2 ** 20)}1]}`],
  [/a JSON file that is no eval log/, '{"a": {"samples": 3}}'],
  [/several lines/, '{\n  "id": "a",\n  "scores": {}\n}'],
  [/^not valid JSON: it breaks off/, '{"a": {"b": 1}'],
  [/^not valid JSON: ./, '{"a": x}'],
  [/^not valid JSON: .*nested/, "[".repeat(100_000)],
])("says %s", async (reason, content) => {
  expect(await detect(content)).toMatch(reason);
});

test.each([
  [false, "no file of a tool for evals", "# Notes\n"],
  [false, "nothing", ""],
  [false, "Markdown that begins with a link", "[![CI](https://ci/badge.svg)](https://ci)\n"],
  [false, "an Inspect listing", '{"x.eval": {"eval_id": "1", "task_id": "2"}}'],
  [false, "other JSON", '{"a": 1}'],
  [false, "a list of other things", '[{"id": 1, "question": "q"}]'],
  [true, "run records as a list", '[{"id": "a", "scores": {}}]'],
  [true, "a run record over several lines", '{\n  "id": "a",\n  "scores": {}\n}'],
  [true, "JSON that breaks off", '{"version": 2, "sta'],
  [true, "what is packed", Buffer.from([0x1f, 0x8b, 8, 0])],
  [true, "another tool's results", '{"doc_id": 0, "resps": []}\n'],
])("may hold results (%s): %s", async (isLog, _what, content) => {
  const path = join(await createTestFolder(), "anything.txt");
  await writeFile(path, content);
  expect(await detectFormat(path)).toMatchObject({ ok: false, isLog });
});

test("says why a file cannot be read", async () => {
  const format = await detectFormat("/no/such/file");
  expect(format).toMatchObject({ isLog: true, error: { message: "cannot be read: there is no such file" } });
});
