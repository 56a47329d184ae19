import { buildTestArchive, packZstdBomb } from "@/lib/import/test-archive";
import { buildTestSample, testHeader } from "@/lib/import/test-inspect-log";
import type { UserError } from "@/lib/result";
import type { ImportSummary } from "@/lib/services/imports/import-logs";

/**
 * What users get wrong and hostile logs contain, with the message each of them has, by the command line
 * and by HTTP alike.
 */

/** Sound records, beside which no bad input may count. */
export const SOUND_RECORDS = ["x", "y", "unknown"]
  .map((a, i) => JSON.stringify({ id: `sound-${i}`, outcome: i === 1 ? "fail" : "pass", metadata: { a } }))
  .join("\n");

export const SOUND_MAP = "name: M\ndimensions:\n  a: { from: metadata.a, values: [x, y] }\n";

export type BadFile = {
  what: string;
  bytes: Buffer;
  format?: string;
  /** How much of the file is used: nothing, so that it is refused, all that is sound, or all of it. */
  used: "nothing" | "part" | "all";
  message: RegExp;
};

const json = JSON.stringify;
const sample = json(buildTestSample("sound"));
const log = { ...testHeader, samples: [buildTestSample("sound"), buildTestSample("other")] };
const header = { name: "header.json", content: json(testHeader) };
const sound = { name: "samples/sound_epoch_1.json", content: sample };
const archive = buildTestArchive([header, sound]);
const BOMB_BLOCKS = 8 * 257;

function withEntry(changes: Partial<Parameters<typeof buildTestArchive>[0][number]>): Buffer {
  return buildTestArchive([header, sound, { name: "samples/bad_epoch_1.json", content: sample, ...changes }]);
}

function withVersion(version: unknown): Buffer {
  return buildTestArchive([{ name: "header.json", content: json({ ...testHeader, version }) }, sound]);
}

/** The archive with the bit set by which each entry of its list says that it is encrypted. */
function encrypt(bytes: Buffer): Buffer {
  const encrypted = Buffer.from(bytes);
  const next = (from: number) => encrypted.indexOf("PK\x01\x02", from, "latin1");
  for (let at = next(0); at !== -1; at = next(at + 4)) encrypted[at + 8]! |= 1;
  return encrypted;
}

/** The archive whose end says that it has more entries than there are. */
function withEntryCount(bytes: Buffer, count: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt16LE(count, changed.length - 12);
  return changed;
}

function refused(what: string, content: string | Buffer, message: RegExp, format?: string): BadFile {
  return { what, bytes: Buffer.from(content), format, used: "nothing", message };
}

function partial(what: string, content: string | Buffer, message: RegExp): BadFile {
  return { what, bytes: Buffer.from(content), used: "part", message };
}

function warned(what: string, content: string | Buffer, message: RegExp): BadFile {
  return { what, bytes: Buffer.from(content), used: "all", message };
}

export const BAD_FILES: BadFile[] = [
  refused("empty", "", /empty file/),
  refused("blank", " \n\n", /empty file/),
  refused("prose", "hello\nworld", /neither a zip archive nor JSON records: it begins with "hello"/),
  refused("binary", Buffer.from([1, 2, 0, 10, 255, 10]), /binary data, no text/),
  refused("UTF-16", Buffer.from(`\ufeff${SOUND_RECORDS}`, "utf16le"), /UTF-16 text; save it as UTF-8/),
  refused("gzip", Buffer.from([0x1f, 0x8b, 8, 0]), /packed with gzip; unpack it first/),
  refused("CSV of columns that are one", "id,id\n1,2\n", /the columns "id" and "id" are both id/),
  refused("other JSON", '{"a": 1}', /a JSON file that is no eval log/),
  refused("cut JSON", '{"a": [1, 2', /not valid JSON: it breaks off/),
  refused("no zip as .eval", "no zip", /not a complete zip archive: .* cut off, or no zip/, "inspect-eval"),
  refused(
    "zip cut in its first entry",
    archive.subarray(0, 40),
    /not a complete zip archive: .* cut off, or no zip/,
  ),
  partial(
    "truncated zip",
    archive.subarray(0, -40),
    /not finished, or cut off: it breaks off after \d+ whole/,
  ),
  refused(
    "foreign zip",
    buildTestArchive([{ name: "a.txt", content: "a" }]),
    /without header.json .*: no Inspect/,
  ),
  refused("encrypted zip", encrypt(archive), /header.json: cannot be unpacked: it is encrypted/),
  refused(
    "broken header",
    buildTestArchive([{ ...header, content: "{" }, sound]),
    /header.json: not valid JSON/,
  ),
  refused("version no number, .eval", withVersion("x"), /its version is "x", expected a number/),
  refused(
    "version no number, .json",
    json({ ...log, version: "2" }),
    /its version is "2", expected a number/,
  ),
  refused("binary as JSONL", archive, /no JSONL: binary data, no text/, "jsonl"),
  refused("zip as Inspect JSON", archive, /not valid JSON at byte 0: expected value/, "inspect-json"),
  partial(
    "entry no JSON",
    withEntry({ content: "no JSON" }),
    /bad_epoch_1.json.*not valid JSON: Unexpected/s,
  ),
  partial("entry of wrong sum", withEntry({ checksum: 1 }), /bad_epoch_1.json.*its checksum does not match/s),
  partial(
    "zip bomb",
    withEntry({
      content: "",
      method: 93,
      packed: packZstdBomb(BOMB_BLOCKS),
      unpackedByteCount: 9,
      checksum: 1,
    }),
    /bad_epoch_1.json.*it unpacks to more than the archive says of it/s,
  ),
  partial(
    "entry of absurd size",
    withEntry({ unpackedByteCount: 2 ** 31 }),
    /bad_epoch_1.json.*it unpacks to more than 256 MB, the limit; LACUNA_MAX_ENTRY_MB raises it/s,
  ),
  partial(
    "unknown zip method",
    withEntry({ method: 12 as 0, packed: Buffer.from("x") }),
    /packed with zip method 12/,
  ),
  partial(
    "too many entries said",
    withEntryCount(archive, 65_000),
    /list of entries breaks off: unexpected EOF/,
  ),
  partial("sample without id", withEntry({ content: "{}" }), /a sample needs an id, a text or a number/),
  partial("cut Inspect JSON", json(log).slice(0, -100), /samples\[1\].*it breaks off at its end, byte \d+/s),
  partial("line no JSON", `${SOUND_RECORDS}\n{oops`, /line 4.*not valid JSON: Expected property name/s),
  partial("line without id", `${SOUND_RECORDS}\n{}`, /line 4.*"id" is missing, expected a text/s),
  partial(
    "unknown outcome",
    `${SOUND_RECORDS}\n{"id":"a","outcome":"good"}`,
    /outcome.*"good", expected pass or fail/s,
  ),
  partial(
    "unknown field",
    `${SOUND_RECORDS}\n{"id":"a","score":1}`,
    /unknown key "score" \(did you mean "scores/,
  ),
  partial(
    "line not UTF-8",
    Buffer.from(`${SOUND_RECORDS}\n{"id":"\xff"}`, "latin1"),
    /line 4.*not valid UTF-8/s,
  ),
  warned("unknown version, .eval", withVersion(9), /its version is 9, 1 and 2 are known/),
  warned("unknown version, .json", json({ ...log, version: 9 }), /its version is 9, 1 and 2 are known/),
  warned(
    "repeated entry",
    buildTestArchive([header, sound, sound]),
    /sound_epoch_1.json is in the archive more than once; the last one counts/,
  ),
];

/** Everything a summary says of what was not used, or not surely right, a line each. */
export function listFaults({ skipped, set_aside, warnings }: ImportSummary): string[] {
  return [
    ...skipped.map(({ file, reason }) => [file, reason]),
    ...set_aside.map(({ file, entry, path, message }) => [file, entry, path, message]),
    ...warnings.map(({ file, message }) => [file, message]),
  ].map((parts) => parts.filter(Boolean).join(": "));
}

export type BadMap = { what: string; bytes: Buffer; message: RegExp; code: "invalid" | "too_large" };

const laughs = ["b", "c", "d"].map((id, i) => `${id}: &${id} [${Array(9).fill(`*${"abc"[i]}`).join(", ")}]`);

function bad(what: string, text: string | Buffer, message: RegExp, code: BadMap["code"] = "invalid"): BadMap {
  return { what, bytes: Buffer.from(text), message, code };
}

/** The sound map with other values of its dimension. */
function withValues(values: string): string {
  return SOUND_MAP.replace("[x, y]", `[${values}]`);
}

export const BAD_MAPS: BadMap[] = [
  bad("empty", "", /:1:1: nothing here, expected a mapping/),
  bad("binary", Buffer.from([0xff, 0xfe, 0]), /no UTF-8 text, expected a map in YAML/),
  bad("with U+0000", `${SOUND_MAP}# \0`, /holds a character U\+0000/),
  bad("name with U+0000", SOUND_MAP.replace("M", '"a\\0"'), /:1:7: .* expected a text without U\+0000/),
  bad("of 5 MB", `${"#".repeat(5_000_000)}\n${SOUND_MAP}`, /larger than 4 MB/, "too_large"),
  bad(
    "of 2 MB",
    `${"#".repeat(2_000_000)}\n${SOUND_MAP}`,
    /:1:1: a text of \d+ characters, expected at most 1000000/,
  ),
  bad("a list", "- a\n", /:1:1: a list, expected a mapping/),
  bad("a word", "hello", /:1:1: the text .*hello.*, expected a mapping/),
  bad("two documents", `${SOUND_MAP}---\n${SOUND_MAP}`, /:4:1: a second document, expected one map a file/),
  bad("tabs", "dimensions:\n\ta: 1\n", /:2:1: not YAML: Tabs are not allowed as indentation/),
  bad("an open bracket", "name: [", /:1:8: not YAML: /),
  bad("aliases without end", ["a: &a [x]", ...laughs, SOUND_MAP].join("\n"), /aliases that repeat too much/),
  bad("deep nesting", `a: ${"[".repeat(20_000)}`, /nested too deeply|not YAML/),
  bad("a key twice", `${SOUND_MAP}name: N\n`, /:4:1: this key was given before/),
  bad("an unknown key", `${SOUND_MAP}goals: 1\n`, /:4:1: unknown key .*goals.* \(did you mean .*goal/),
  bad("no dimension", "name: M\n", /:1:1: .*dimensions.* is missing/),
  bad(
    "an unknown dimension",
    `${SOUND_MAP}crossings: [{ by: [a, b] }]\n`,
    /:4:23: unknown dimension .*b.*, expected a/,
  ),
  bad(
    "an unknown value",
    `${SOUND_MAP}ignore: [{ where: { a: z }, reason: r }]\n`,
    /:4:24: unknown value .*z/,
  ),
  bad("a value twice", withValues("x, x"), /:3:38: the value .*x.* again, expected each id once/),
  bad(
    "overlapping ranges",
    withValues("{ id: l, below: 5 }, { id: h, min: 4 }"),
    /:3:56: the range overlaps/,
  ),
  bad("an empty range", withValues("{ id: l, min: 5, below: 5 }"), /:3:35: an empty range from 5 to below 5/),
  bad("a goal of 0", `${SOUND_MAP}goal: 0\n`, /:4:7: 0, expected a number above 0/),
  bad("a negative goal", `${SOUND_MAP}goal: -1\n`, /:4:7: -1, expected a number above 0/),
  bad("half a goal", `${SOUND_MAP}goal: 1.5\n`, /:4:7: 1.5, expected a whole number/),
  bad("an infinite goal", `${SOUND_MAP}goal: 1e309\n`, /:4:7: Infinity, expected a number/),
  bad("a negative weight", withValues("{ id: x, weight: -1 }"), /:3:52: -1, expected a number not below 0/),
  bad("a pattern that runs away", withValues("{ id: x, matches: (a+)+$ }"), /:3:53: .* can run away/),
  bad("a broken pattern", withValues('{ id: x, matches: "(" }'), /:3:53: .* does not compile/),
];

export type BadQuery = {
  verb: "crossing" | "runs" | "spec-bugs";
  project?: string;
  words: [name: string, value: string][];
  code: UserError["code"];
  message: RegExp;
};

function wrong(verb: BadQuery["verb"], words: BadQuery["words"], message: RegExp): BadQuery {
  return { verb, words, code: "usage", message };
}

const by: BadQuery["words"][number] = ["by", "a"];

/** Asked of the project with the sound map and records in the campaign `main`, unless another is named. */
export const BAD_QUERIES: BadQuery[] = [
  wrong("crossing", [["by", "b"]], /^unknown dimension "b"; the map has: a$/),
  wrong("crossing", [["by", ""]], /^by: expected the dimensions to cross, such as temptation,role$/),
  wrong("crossing", [["by", "d1,d2,d3,d4,d5,d6,d7,d8,d9,d10,d11,d12"]], /^unknown dimension "d1"/),
  wrong("crossing", [["by", "__proto__"]], /^unknown dimension "__proto__"/),
  ...["x", "a:", ":y", "a:x,,y", "a:!"].map((filter) =>
    wrong(
      "crossing",
      [by, ["where", filter]],
      /^a filter reads dimension:value,value or dimension:!value, not "/,
    ),
  ),
  wrong("crossing", [by, ["where", "a:z"]], /^unknown value "z" of a; it has: x, y, other, none$/),
  wrong("crossing", [by, ["where", "zz:x"]], /^unknown dimension "zz"; the map has: a$/),
  wrong(
    "crossing",
    [by, ["campaign", "main,corpus"]],
    /^eval and training campaigns are never counted together/,
  ),
  wrong("runs", [["limit", "0"]], /^limit: expected a whole number from 1 on/),
  wrong("runs", [["limit", "many"]], /^limit: expected a whole number from 1 on/),
  wrong("runs", [["limit", "1.5"]], /^limit: expected a whole number from 1 on/),
  wrong("runs", [["limit", "1001"]], /^limit: expected at most 1000 rows a page/),
  wrong("runs", [["offset", "-1"]], /^offset: expected a whole number from 0 on/),
  wrong("runs", [["offset", "99999999999999999999"]], /^offset: expected a whole number from 0 on/),
  wrong("runs", [["outcome", "good"]], /^outcome: expected any of pass, fail, invalid/),
  wrong("runs", [["search", "x".repeat(501)]], /^search: the text "x+…", expected at most 500 characters$/),
  wrong("runs", [["at", "a"]], /^a filter reads dimension:value/),
  wrong("runs", [["at", "a:x,y"]], /^a bucket has one value a dimension, dimension:value, not "a:x,y"$/),
  wrong(
    "runs",
    [
      ["at", "a:x"],
      ["at", "a:y"],
    ],
    /^the bucket names a twice$/,
  ),
  wrong("spec-bugs", [["limit", "0"]], /^limit: expected a whole number from 1 to 1000$/),
  wrong(
    "spec-bugs",
    [["status", "open"]],
    /^status: expected any of suspected, confirmed, rejected, resolved$/,
  ),
  wrong("spec-bugs", [["severity", "low,bad"]], /^severity: expected any of low, medium, high, critical$/),
  wrong("spec-bugs", [["fault", "x"]], /^fault: expected any of silent, ambiguous, wrong$/),
  wrong(
    "spec-bugs",
    [["search", "x".repeat(501)]],
    /^search: the text "x+…", expected at most 500 characters$/,
  ),
  wrong("spec-bugs", [["at", "a:z"]], /^unknown value "z" of a; it has: x, y, other, none$/),
  wrong("spec-bugs", [["campaign", "main"]], /^campaign: expected beside at, /),
  {
    verb: "spec-bugs",
    words: [["run", "99999999"]],
    code: "not_found",
    message: /^there is no run 99999999 in project "bad-input"$/,
  },
  {
    verb: "spec-bugs",
    words: [["run", "1e3"]],
    code: "not_found",
    message: /^there is no run "1e3"; a run is named by its number$/,
  },
  {
    verb: "spec-bugs",
    project: "absent",
    words: [],
    code: "not_found",
    message: /^there is no project "absent"/,
  },
  {
    verb: "crossing",
    words: [by, ["campaign", "gone"]],
    code: "not_found",
    message: /^project "bad-input" has no campaign "gone"; it has: /,
  },
  ...["absent", "No Such", "..%2f", "x".repeat(300)].map((project) => ({
    verb: "runs" as const,
    project,
    words: [],
    code: "not_found" as const,
    message: /^there is no project ".*"; "lacuna projects" lists them$/,
  })),
  {
    verb: "crossing",
    project: "bad-input-mapless",
    words: [by],
    code: "conflict",
    message: /^project "bad-input-mapless" has no coverage map; apply one with "lacuna map apply FILE/,
  },
];

/** A spec bug that is filed if nothing is wrong with it. */
const SOUND_SPEC_BUG = { title: "Fixes prices", fault: "silent", severity: "high" };

export type BadSpecBug = {
  what: string;
  /** What a request says; the command line says the same by options. */
  document: Record<string, string | string[]>;
  message: RegExp;
};

function badBug(what: string, fields: BadSpecBug["document"], message: RegExp): BadSpecBug {
  return { what, document: { ...SOUND_SPEC_BUG, ...fields }, message };
}

export const BAD_SPEC_BUGS: BadSpecBug[] = [
  badBug("a blank title", { title: " \t" }, /^title: expected a title$/),
  badBug(
    "a long title",
    { title: "x".repeat(201) },
    /^title: the text "x+…", expected at most 200 characters$/,
  ),
  badBug(
    "an unknown fault",
    { fault: "odd" },
    /^fault: the text "odd", expected silent or ambiguous or wrong$/,
  ),
  badBug(
    "an unknown severity",
    { severity: "worst" },
    /^severity: the text "worst", expected low or medium or high or critical$/,
  ),
  badBug(
    "a long text",
    { happened: "x".repeat(20_001) },
    /^happened: the text "x+…", expected at most 20000 characters$/,
  ),
  badBug("a blank label", { labels: ["a", " "] }, /^labels.1: expected a label$/),
  badBug(
    "a long label",
    { labels: ["x".repeat(51)] },
    /^labels.0: the text "x+", expected at most 50 characters$/,
  ),
  badBug(
    "too many labels",
    { labels: Array.from({ length: 21 }, (_, i) => `l${i}`) },
    /^labels: a list, expected at most 20 items$/,
  ),
];
