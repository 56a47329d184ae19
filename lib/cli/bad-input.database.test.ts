import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import {
  BAD_FILES,
  BAD_MAPS,
  BAD_QUERIES,
  BAD_SPEC_BUGS,
  listFaults,
  SOUND_MAP,
  SOUND_RECORDS,
} from "@/lib/requests/test-bad-input";
import { verify } from "@/lib/services/maps/verify";
import { runInProcess } from "./test-run-cli";

const PROJECT = "bad-input";
const STACK = /^\s+at .*:\d+:\d+\)?$/m;

let db: TestDatabase;
let folder: string;

const run = (...args: string[]) => runInProcess(args);

/** Runs a command line that must end with `code` and `message`, for people and as one JSON document. */
async function expectAnswer(args: string[], code: number, message: RegExp) {
  const plain = await run(...args);
  expect(plain, args.join(" ")).toMatchObject({ code });
  const text = plain.stdout + plain.stderr;
  expect(text).not.toMatch(STACK);
  const loose = new RegExp(message.source.replace(/^\^/, "").replace(/\$$/, ""), message.flags);
  expect(text).toMatch(loose);
  const asJson = await run(...args, "--json");
  expect(asJson, args.join(" ")).toMatchObject({ code });
  expect(asJson.stderr).not.toMatch(STACK);
  const document = JSON.parse(asJson.stdout);
  expect(document.error?.message ?? listFaults(document).join("\n")).toMatch(message);
}

beforeAll(async () => {
  db = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  folder = await mkdtemp(join(tmpdir(), "lacuna-bad-input-"));
  await writeFile(join(folder, "sound.jsonl"), SOUND_RECORDS);
  await writeFile(join(folder, "sound.yaml"), SOUND_MAP);
  const sound = ["import", join(folder, "sound.jsonl"), "--project"];
  await run(...sound, PROJECT, "--map", join(folder, "sound.yaml"));
  await run(...sound, PROJECT, "--campaign", "corpus", "--kind", "training");
  expect(await run(...sound, "bad-input-mapless")).toMatchObject({ code: 0, stderr: "" });
});

afterAll(async () => {
  expect(await verify(db, { project: null, reclassify: true })).toMatchObject({
    value: { ok: true, differences: [] },
  });
  vi.unstubAllEnvs();
  await db.drop();
  await rm(folder, { recursive: true });
});

describe("a log", () => {
  const EXITS = { nothing: 2, part: 1, all: 0 };

  test.each(BAD_FILES)("$what", async ({ what, bytes, format, used, message }) => {
    const path = join(folder, "log");
    await writeFile(path, bytes);
    const args = [
      "import",
      path,
      "--project",
      PROJECT,
      "--campaign",
      what.toLowerCase().replace(/\W+/g, "-"),
    ];
    if (format) args.push("--format", format);
    for (const dry of [["--dry-run"], []]) await expectAnswer([...args, ...dry], EXITS[used], message);
  });

  test("that is no file that can be read", async () => {
    await mkdir(join(folder, "empty"));
    await mkdir(join(folder, "special"));
    await symlink("/nowhere", join(folder, "special/link"));
    execFileSync("mkfifo", [join(folder, "special/pipe")]);
    for (const [path, message] of [
      ["/nowhere", /\/nowhere.*does not exist; check the path/s],
      ["/dev/zero", /\/dev\/zero.*neither a file nor a folder/s],
      [join(folder, "special/pipe"), /neither a file nor a folder/],
      [join(folder, "special/link"), /does not exist; check the path/],
      [join(folder, "special"), /link.*leads out of the folder.*pipe.*neither a file nor a folder/s],
      [join(folder, "empty"), /a folder without files; hidden ones are passed over/],
    ] as const) {
      await expectAnswer(["import", path, "--project", PROJECT], 2, message);
    }
  });

  test.skipIf(process.platform !== "linux")("that fails while it is read [needs /proc]", async () => {
    for (const format of [[], ["--format", "jsonl"], ["--format", "inspect-json"]]) {
      const args = ["import", "/proc/self/mem", "--project", PROJECT, ...format];
      await expectAnswer(args, 2, /cannot be read.*: the system reports an input error/);
    }
  });

  test("beside a sound one is skipped alone", async () => {
    const args = ["import", join(folder, "sound.jsonl"), "/nowhere", "--project", PROJECT];
    await expectAnswer(args, 1, /\/nowhere.*does not exist/s);
  });

  test("larger than the limit of the environment is set aside", async () => {
    vi.stubEnv("LACUNA_MAX_ENTRY_MB", "0.001");
    await writeFile(join(folder, "long.jsonl"), `${SOUND_RECORDS}\n{"id":"${"x".repeat(2000)}"}\n`);
    const args = ["import", join(folder, "long.jsonl"), "--project", PROJECT];
    await expectAnswer(
      args,
      1,
      /line 4.*a value of more than 0.001 MB, the limit; LACUNA_MAX_ENTRY_MB raises it/s,
    );
    vi.stubEnv("LACUNA_MAX_ENTRY_MB", undefined);
  });

  test("into a campaign or project that cannot be", async () => {
    const args = ["import", join(folder, "sound.jsonl"), "--project"];
    await expectAnswer([...args, PROJECT, "--campaign", "A b"], 2, /"A b" is no campaign slug: use /);
    await expectAnswer([...args, "../x"], 2, /"..\/x" is no project slug: use /);
    await expectAnswer([...args, PROJECT, "--kind", "training"], 1, /"main" is of kind eval, not training/);
  });
});

describe("a map", () => {
  test.each(BAD_MAPS)("$what", async ({ bytes, message }) => {
    const path = join(folder, "map.yaml");
    await writeFile(path, bytes);
    await expectAnswer(["map", "check", path], 1, message);
    await expectAnswer(["map", "apply", path, "--project", PROJECT], 1, message);
    const args = ["import", join(folder, "sound.jsonl"), "--map", path, "--project", "never-made"];
    await expectAnswer(args, 1, message);
    expect((await run("projects")).stdout).not.toContain("never-made");
  });

  test("that is no file", async () => {
    for (const [path, message] of [
      ["/nowhere", /\/nowhere cannot be read: there is no such file/],
      [folder, /cannot be read: it is a folder/],
      ["/dev/zero", /\/dev\/zero cannot be read: it is no file/],
    ] as const) {
      await expectAnswer(["map", "check", path], 2, message);
    }
  });

  test("suggested from nothing", async () => {
    await expectAnswer(["map", "suggest", "/nowhere"], 2, /no run record could be read/);
    expect((await run("map", "suggest", "/nowhere")).stderr).toMatch(
      /\/nowhere: does not exist; check the path/,
    );
  });
});

describe("a question", () => {
  test.each(BAD_QUERIES)(
    "$verb $words of $project",
    async ({ verb, project = PROJECT, words, code, message }) => {
      const options = words.flatMap(([name, value]) => [`--${name}`, value]);
      await expectAnswer([verb, "--project", project, ...options], code === "conflict" ? 1 : 2, message);
    },
  );
});

test.each([
  ["serve", "--port"],
  ["imports", "--limit"],
  ["imports", "--before"],
  ["rebucketings", "--limit"],
  ["rebucketings", "--before"],
  ["map versions", "--limit"],
  ["map versions", "--before"],
  ["tway", "--t"],
  ["tway", "--p"],
  ["tway", "--missing"],
  ["runs", "--offset"],
  ["runs", "--limit"],
  ["runs search 1 word", "--branch"],
  ["runs search 1 word", "--limit"],
  ["decisions", "--run"],
  ["marks", "--run"],
  ["marks", "--limit"],
  ["marks", "--before"],
  ["spec-bugs list", "--run"],
  ["spec-bugs list", "--offset"],
  ["spec-bugs list", "--limit"],
  ["spec-bugs move 1 confirmed --reason x", "--revision"],
  ["spec-bugs create", "--from-run"],
  ["spec-bugs create", "--message"],
  ["spec-bugs link 1", "--mark"],
  ["snapshot create --by a --title t", "--spec-bug"],
  ["snapshot create --by a --title t", "--expires"],
])("%s %s takes decimal digits alone", async (verb, option) => {
  const project = verb === "serve" ? [] : ["--project", PROJECT];
  for (const number of ["0x1", ""]) {
    const { code, stdout } = await run(...verb.split(" "), ...project, option, number);
    expect({ number, code, stdout }).toEqual({ number, code: 2, stdout: "" });
  }
});

describe("a spec bug", () => {
  test.each(BAD_SPEC_BUGS)("with $what", async ({ document, message }) => {
    const options = Object.entries(document).flatMap(([name, value]) =>
      [value].flat().flatMap((word) => [name === "labels" ? "--label" : `--${name}`, word]),
    );
    await expectAnswer(["spec-bugs", "create", "--project", PROJECT, ...options], 2, message);
    expect((await run("spec-bugs", "--project", PROJECT)).stdout).toContain("No spec bugs");
  });

  test("that says too little, or is not there", async () => {
    const of = ["--project", PROJECT];
    const fields = ["--fault", "wrong", "--severity", "low"];
    for (const [args, message] of [
      [["create", ...fields], /say a title, or where it was seen: --from-run, --from-mark or --at/],
      [["create", "--title", "x"], /"fault" is missing.*"severity" is missing/],
      [["create", ...fields, "--from-run", "99999999"], /there is no run 99999999/],
      [["create", ...fields, "--at", "a"], /dimension:value, not "a"/],
      [["create", ...fields, "--at", "a:z"], /the map has no bucket a:z/],
      [["create", ...fields, "--from-mark", "99999999999"], /has no mark 99999999999/],
      [["show", "1"], /project "bad-input" has no spec bug 1; "lacuna spec-bugs list" lists them/],
      [["show", "99999999999"], /"99999999999" is no spec bug; a spec bug is named by its number/],
      [["move", "1", "confirmed", "--reason", "x"], /has no spec bug 1/],
      [["comment", "1", "x"], /has no spec bug 1/],
      [["comment", "1", " "], /body: expected a comment that says something/],
      [["link", "1", "--spec-bug", "2"], /has no spec bug 2/],
      [["link", "1"], /name what to link: --run, --mark, --at or --spec-bug/],
    ] as const) {
      const [verb, ...rest] = args;
      await expectAnswer(["spec-bugs", verb, ...rest, ...of], 2, message);
    }
    expect(await run("spec-bugs", "export", ...of, "--format", "pdf")).toMatchObject({
      ...{ code: 2, stdout: "" },
      stderr: expect.stringMatching(/format: .*expected markdown or json/),
    });
    expect(await run("spec-bugs", "export", "x", ...of)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/number: expected numbers of spec bugs/),
    });
  });
});
