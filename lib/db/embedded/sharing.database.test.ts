import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { repositoryRoot } from "@/lib/repository-root";
import { joinEmbeddedServer } from "./membership";
import { parsePostmasterFile } from "./postmaster-file";

/** Opens the database, prints its address, closes it when its input ends, and says when it was lost. */
const program = `
  import { closeDatabase, openDatabase, waitForDatabaseLoss } from "@/lib/db/database";
  const { url, prisma } = await openDatabase();
  await prisma.project.count();
  console.log(url);
  if (!process.argv.includes("--forget")) {
    process.stdin.resume().once("end", closeDatabase);
    waitForDatabaseLoss().then(() => console.log("lost"));
  }
`;

let home = "";
let programFile = "";

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "lacuna-home-"));
  // Open to the account that the server runs as where the tests run as root.
  await chmod(home, 0o711);
  // Below the repository, for its compiler settings and packages.
  await mkdir(join(repositoryRoot(), ".lacuna"), { recursive: true });
  const programDirectory = await mkdtemp(join(repositoryRoot(), ".lacuna", "program-"));
  programFile = join(programDirectory, "member.mts");
  await writeFile(programFile, program);
  onTestFinished(() => rm(programDirectory, { recursive: true }));
});

afterEach(async () => {
  // A member that was killed leaves a server behind, which the next one out stops.
  if (await readServerFile()) await (await joinEmbeddedServer(home)).leave();
  await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

describe("processes that share the embedded server", () => {
  it("start it once together, and the last one out stops it", async () => {
    const members = await Promise.all([startMember(), startMember(), startMember()]);
    expect(new Set(members.map(({ url }) => url)).size).toBe(1);
    await members[0]!.leave();
    await members[1]!.leave();
    expect(await count(members[2]!.url)).toBe(0);
    await members[2]!.leave();
    expect(await readServerFile()).toBeNull();
  });

  it("are not held up by one that was killed", async () => {
    const [killed, other] = await Promise.all([startMember(), startMember()]);
    killed.process.kill("SIGKILL");
    await once(killed.process, "exit");
    await expect.poll(() => countShares(other.url)).toBe(1);
    await other.leave();
    expect(await readServerFile()).toBeNull();
  });

  it("end by themselves when their work is done", async () => {
    const member = await startMember(["--forget"]);
    expect(await member.exit).toBe(0);
  });

  it("get a running server while the last one is stopping it", async () => {
    let last = await joinEmbeddedServer(home);
    for (let round = 0; round < 5; round++) {
      const [next] = await Promise.all([joinEmbeddedServer(home), last.leave()]);
      expect(await ping(next.url)).toBe(true);
      last = next;
    }
    await last.leave();
    expect(await readServerFile()).toBeNull();
  });
});

describe("the embedded server", () => {
  it("is stopped by the last one out after it crashed and started itself again", async () => {
    const member = await startMember();
    await crashServer(member.url);
    await member.leave();
    expect(await readServerFile()).toBeNull();
  });

  it("is stopped, too, by one that has heard of the crash before it leaves", async () => {
    const member = await startMember();
    await crashServer(member.url);
    await member.lost;
    await member.leave();
    expect(await readServerFile()).toBeNull();
  });

  it("is started again after it was killed, and keeps what was stored", async () => {
    const lost = await joinEmbeddedServer(home);
    await run(lost.url, "CREATE TABLE kept (id int)");
    process.kill((await readServerFile())!.processId, "SIGKILL");
    await lost.ended;
    await expect(ping(lost.url)).rejects.toThrow();
    const again = await joinEmbeddedServer(home);
    await run(again.url, "SELECT id FROM kept");
    await lost.leave();
    expect(await ping(again.url)).toBe(true);
    await again.leave();
  });

  it.each([
    [
      "names a living process that is no server",
      `${process.ppid}\n/data\n1\n5432\n/nowhere\n\n 1 2\nready\n`,
    ],
    ["is damaged", "\n"],
  ])("starts where the file of an earlier one %s", async (_, text) => {
    await (await joinEmbeddedServer(home)).leave();
    await writeFile(serverFilePath(), text);
    const membership = await joinEmbeddedServer(home);
    expect(await ping(membership.url)).toBe(true);
    await membership.leave();
  });

  it.runIf(process.getuid?.() === 0)("moves out of a home that its account cannot enter", async () => {
    await chmod(home, 0o700);
    const membership = await joinEmbeddedServer(home);
    const [{ data_directory: dataDirectory }] = await run(membership.url, "SHOW data_directory");
    await membership.leave();
    await rm(dirname(dataDirectory), { recursive: true });
    expect(dataDirectory).toMatch(/^\/var\/tmp\/lacuna-/);
  });

  it("takes a loopback port and a password where the socket's path would be too long", async () => {
    const temporary = join(home, "t".repeat(90));
    await mkdir(temporary);
    const member = await startMember([], { TMPDIR: temporary });
    const url = new URL(member.url);
    expect(url.hostname).toBe("127.0.0.1");
    expect(url.password).toMatch(/^.{32}$/);
    url.password = "wrong";
    await expect(ping(url.href)).rejects.toThrow(/password authentication failed/);
    // A process with a shorter path finds the same server.
    const other = await joinEmbeddedServer(home);
    expect(other.url).toBe(member.url);
    await Promise.all([other.leave(), member.leave()]);
    expect(await readServerFile()).toBeNull();
  });
});

type Member = {
  url: string;
  process: ChildProcess;
  exit: Promise<number>;
  /** Resolves once it has heard that its share is lost. */
  lost: Promise<unknown>;
  leave(): Promise<void>;
};

async function startMember(
  options: string[] = [],
  environment: Record<string, string> = {},
): Promise<Member> {
  const child = spawn(process.execPath, ["--import", "tsx", programFile, ...options], {
    cwd: repositoryRoot(),
    env: { ...process.env, DATABASE_URL: "", LACUNA_HOME: home, ...environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exit = once(child, "exit").then(([code]) => code as number);
  const lines = createInterface(child.stdout!);
  const [url] = await once(lines, "line");
  return {
    url,
    process: child,
    exit,
    lost: once(lines, "line"),
    async leave() {
      child.stdin!.end();
      expect(await exit).toBe(0);
    },
  };
}

/** The loss of one process makes the server drop all of them and start anew. */
async function crashServer(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  const ended = new Promise<void>((resolve) => client.once("end", resolve));
  process.kill(rows[0].pid, "SIGKILL");
  await ended;
}

async function run(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function ping(url: string): Promise<boolean> {
  const rows = await run(url, "SELECT true AS answer");
  return rows[0].answer;
}

async function count(url: string): Promise<number> {
  const rows = await run(url, "SELECT count(*)::int AS n FROM project");
  return rows[0].n;
}

async function countShares(url: string): Promise<number> {
  const rows = await run(url, "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory'");
  return rows[0].n;
}

function serverFilePath(): string {
  return join(home, "postgres", "data", "postmaster.pid");
}

async function readServerFile() {
  const text = await readFile(serverFilePath(), "utf8").catch(() => "");
  return parsePostmasterFile(text);
}
