import type { Database } from "@/lib/db/database";
import { findSnapshotsByHash } from "@/lib/db/queries/find-snapshots";
import { type Result, success } from "@/lib/result";
import {
  type CheckedSnapshot,
  checkSnapshotJson,
  checkSnapshotPage,
  type SnapshotCheck,
} from "@/lib/snapshot/snapshot-file";
import { getSnapshot } from "./get-snapshot";

export type VerifiedSnapshot = {
  ok: boolean;
  sha256: string | null;
  title: string | null;
  checks: SnapshotCheck[];
  /** Numbers of the snapshots here that were stored with this hash. */
  snapshots: number[];
};

/** Checks a stored snapshot against the hash that it was stored with, and the `expected` one if there is one. */
export async function verifySnapshot(
  db: Database,
  snapshot: number,
  expected: string | null,
): Promise<Result<VerifiedSnapshot>> {
  const stored = await getSnapshot(db, null, snapshot);
  if (!stored.ok) return stored;
  const checked = checkSnapshotJson(stored.value.json, stored.value.sha256);
  return success(settle(withExpected(checked, expected), [snapshot]));
}

/**
 * Checks a file that was exported or saved. A page carries its hash; JSON has none beside it, so it needs
 * `expected`, or a snapshot here that has the same.
 */
export async function verifySnapshotFile(
  db: Database,
  text: string,
  expected: string | null,
): Promise<VerifiedSnapshot> {
  const isPage = text.trimStart().startsWith("<");
  const checked = withExpected(isPage ? checkSnapshotPage(text) : checkSnapshotJson(text, null), expected);
  const { sha256, checks } = checked;
  const snapshots = sha256 === null ? [] : await findSnapshotsByHash(db.pool, sha256);
  if (snapshots.length > 0) {
    checks.push({ name: `its hash is that of snapshot ${snapshots.join(", ")} here`, ok: true });
  } else {
    const isVouchedFor = isPage || expected !== null;
    checks.push({
      name: `no snapshot here has its hash${isVouchedFor ? "" : ": say the expected one with --sha256, or verify where it was made"}`,
      ok: isVouchedFor,
    });
  }
  return settle(checked, snapshots);
}

function settle({ sha256, title, checks }: CheckedSnapshot, snapshots: number[]): VerifiedSnapshot {
  return { ok: checks.every(({ ok }) => ok), sha256, title, checks, snapshots };
}

function withExpected(checked: CheckedSnapshot, expected: string | null): CheckedSnapshot {
  if (expected === null) return checked;
  const ok = checked.sha256 === expected;
  const check = {
    name: ok ? "its hash is the expected one" : `its hash is not the expected one, ${expected}`,
    ok,
  };
  return { ...checked, checks: [...checked.checks, check] };
}
