import { chmod, mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isReachable } from "./account";

const stranger = { uid: 4_000_001, gid: 4_000_001 };
let root = "";

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "lacuna-account-")));
  await mkdir(join(root, "clone"));
});
afterAll(() => rm(root, { recursive: true }));

describe("isReachable", () => {
  it("asks every directory above", async () => {
    await chmod(root, 0o755);
    expect(await isReachable(join(root, "clone"), stranger)).toBe(true);
    await chmod(root, 0o700);
    expect(await isReachable(join(root, "clone"), stranger)).toBe(false);
  });

  it("needs passage, not reading", async () => {
    await chmod(root, 0o711);
    expect(await isReachable(join(root, "clone"), stranger)).toBe(true);
    await chmod(root, 0o744);
    expect(await isReachable(join(root, "clone"), stranger)).toBe(false);
  });

  it("counts the owner's own rights for the owner", async () => {
    await chmod(root, 0o700);
    const owner = { uid: process.getuid!(), gid: process.getgid!() };
    expect(await isReachable(join(root, "clone"), owner)).toBe(true);
  });

  it("is false where there is no directory, and true where the current user runs the server", async () => {
    expect(await isReachable(join(root, "missing"), stranger)).toBe(false);
    expect(await isReachable(join(root, "clone"), undefined)).toBe(true);
  });
});
