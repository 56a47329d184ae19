import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { withSpooledBody } from "@/lib/http/spool-body";
import { writeTestArchive } from "@/lib/import/test-archive";
import { buildTestSample, testHeader } from "@/lib/import/test-inspect-log";
import { success } from "@/lib/result";
import { type CleanImport, makeCleanImport } from "./clean-import";
import { expectSame } from "./expect-same";
import { createHome, homeEnvironment, listServerProcesses, removeHome, withHome, withOpenHome } from "./home";
import { importArgs, runLacuna } from "./lacuna";
import { IS_FULL, report } from "./soak";

const run = promisify(execFile);

/** Mounts a disk of so many bytes in memory; false where this machine does not let us. */
async function mountDisk(folder: string, bytes: number): Promise<boolean> {
  return run("mount", ["-t", "tmpfs", "-o", `size=${bytes},mode=0711`, "tmpfs", folder]).then(
    () => true,
    () => false,
  );
}

const resizeDisk = (folder: string, bytes: number) => run("mount", ["-o", `remount,size=${bytes}`, folder]);
const unmountDisk = (folder: string) => run("umount", ["--lazy", folder]);

const probe = await mkdtemp(join(tmpdir(), "lacuna-disk-"));
const canMount = await mountDisk(probe, 2 ** 20);
if (canMount) await unmountDisk(probe);
else report("full disk: skipped, since mounting a small file system is not allowed here; run as root");
await rm(probe, { recursive: true });

let clean: CleanImport;
beforeAll(async () => {
  if (!canMount) return;
  clean = await makeCleanImport(1500);
  return () => rm(clean.folder, { recursive: true });
});

const MEGABYTE = 2 ** 20;
const AMPLE_BYTES = 2048 * MEGABYTE;

/** Runs a test on a disk of its own. */
async function withDisk(work: (disk: string) => Promise<void>): Promise<void> {
  const disk = await mkdtemp(join(tmpdir(), "lacuna-disk-"));
  await mountDisk(disk, AMPLE_BYTES);
  try {
    await work(disk);
  } finally {
    await unmountDisk(disk);
    await rm(disk, { recursive: true });
  }
}

function readError(stdout: string): string {
  return (JSON.parse(stdout) as { error: { message: string } }).error.message;
}

/** Leaves so much of a disk free. */
async function leaveFree(disk: string, megabytes: number): Promise<void> {
  const { blocks, bfree, bsize } = await statfs(disk);
  await resizeDisk(disk, (blocks - bfree) * bsize + megabytes * MEGABYTE);
}

/** Imports while so little of the disk is free that it cannot succeed; makes room afterwards. */
async function importWithoutRoom(disk: string, home: string, megabytes: number): Promise<void> {
  await leaveFree(disk, megabytes);
  const { code, stdout, stderr } = await runLacuna(clean.args, homeEnvironment(home));
  expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
  report(readError(stdout));
  expect(readError(stdout)).toContain(`The disk that holds ${join(home, "postgres")} is full.`);
  await resizeDisk(disk, AMPLE_BYTES);
}

async function completeImport(home: string): Promise<void> {
  await expect.poll(() => listServerProcesses(home), { timeout: 20_000 }).toEqual([]);
  expect(await runLacuna(clean.args, homeEnvironment(home))).toMatchObject({
    code: 1,
    stderr: "",
  });
  await withOpenHome(home, (db) => expectSame(db, clean.dump));
  await removeHome(home);
}

// With less than a segment of PostgreSQL's journal free it panics; with more, a table cannot grow.
test.runIf(canMount).each(IS_FULL ? [1, 5, 9, 13, 17, 20] : [9])(
  "an import during which the disk fills up, with %d MB left, says so, and completes once there is room",
  async (megabytes) => {
    await withDisk(async (disk) => {
      const home = await createHome(disk);
      await withOpenHome(home, () => importWithoutRoom(disk, home, megabytes));
      await completeImport(home);
    });
  },
);

test.runIf(canMount && IS_FULL).each([0, 6])(
  "an import onto a disk that has %d MB left from the start says so, and completes once there is room",
  async (megabytes) => {
    await withDisk(async (disk) => {
      const home = await createHome(disk);
      await withOpenHome(home, async () => {});
      await importWithoutRoom(disk, home, megabytes);
      await completeImport(home);
    });
  },
);

/** A folder of logs: small runs, and a sample that is read through the disk since memory should not hold it. */
async function writeLargeLog(folder: string): Promise<void> {
  const lines = Array.from({ length: 20 }, (_, i) => JSON.stringify({ id: `small-${i}`, outcome: "pass" }));
  await writeFile(join(folder, "a.jsonl"), lines.join("\n"));
  const messages = Array.from({ length: 48 }, (_, i) => ({
    role: "user",
    content: `${i} ${"x".repeat(MEGABYTE)}`,
  }));
  await writeTestArchive(join(folder, "b.eval"), {
    "header.json": testHeader,
    "samples/large_epoch_1.json": buildTestSample("large", { messages }),
  });
}

test.runIf(canMount)(
  "a sample that does not fit in a full folder of temporary files says which, and what was stored stays",
  async () => {
    await withDisk((disk) =>
      withHome(async (_, environment) => {
        const logs = await mkdtemp(join(tmpdir(), "lacuna-logs-"));
        await writeLargeLog(logs);
        const onDisk = { ...environment, TMPDIR: disk };
        const [small, all] = [importArgs([join(logs, "a.jsonl")], null), importArgs([logs], null)];
        expect(await runLacuna(small, onDisk)).toMatchObject({ code: 0, stderr: "" });
        await leaveFree(disk, 8);
        const { code, stdout, stderr } = await runLacuna(all, onDisk);
        expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
        report(readError(stdout));
        expect(readError(stdout)).toContain(
          `does not fit in ${disk}, the folder of temporary files: it is full; free space there, or set TMPDIR`,
        );
        expect(readError(stdout)).toContain("Import the same again for the rest.");
        const verify = ["verify", "--project", "p", "--reclassify", "--json"];
        const kept = await runLacuna(verify, onDisk);
        expect(JSON.parse(kept.stdout)).toMatchObject({ ok: true, observations: 20 });
        await resizeDisk(disk, AMPLE_BYTES);
        const completed = await runLacuna(all, onDisk);
        expect(JSON.parse(completed.stdout)).toMatchObject({
          runs: 21,
          new: 1,
          unchanged: 20,
          set_aside: [],
        });
        expect(JSON.parse((await runLacuna(verify, onDisk)).stdout)).toMatchObject({
          ok: true,
          observations: 21,
        });
        expect((await readdir(disk)).filter((name) => name.startsWith("lacuna-spool-"))).toEqual([]);
        await rm(logs, { recursive: true });
      }),
    );
  },
);

test.runIf(canMount)(
  "an upload that does not fit on the disk that takes uploads says which disk",
  async () => {
    await withDisk(async (disk) => {
      await resizeDisk(disk, MEGABYTE);
      const request = new Request("http://localhost/", {
        method: "POST",
        body: new Uint8Array(2 * MEGABYTE),
      });
      await expect(withSpooledBody(request, "a.jsonl", 100, async () => success(null), disk)).rejects.toThrow(
        `The disk that takes uploads (${disk}) is full.`,
      );
      expect(await readdir(disk)).toEqual([]);
    });
  },
);

test.runIf(canMount).each(IS_FULL ? [0.03, 1, 10, 30] : [10])(
  "a first start on a disk of %d MB says that it is full, and works once there is room",
  async (megabytes) => {
    await withDisk(async (disk) => {
      const home = join(disk, "home");
      await mkdir(home, { mode: 0o711 });
      await resizeDisk(disk, Math.ceil(megabytes * MEGABYTE));
      const environment = homeEnvironment(home);
      const { code, stdout, stderr } = await runLacuna(["projects", "--json"], environment);
      expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
      report(`first start with ${megabytes} MB: ${readError(stdout)}`);
      expect(readError(stdout)).toMatch(/disk that holds .* is full/);
      await resizeDisk(disk, AMPLE_BYTES);
      const { code: later, stderr: complaint } = await runLacuna(["projects", "--json"], environment);
      expect({ code: later, stderr: complaint }).toEqual({ code: 0, stderr: "" });
      await removeHome(home);
    });
  },
);
